using System.Collections.Generic;

namespace LocalBind.Endpoints.Json;

/// <summary>An object.</summary>
/// <param name="Range">From brace to brace.</param>
/// <param name="Members">The members in their order, a name as often as it is written.</param>
public sealed record JsonObject(TextRange Range, IReadOnlyList<JsonMember> Members) : JsonNode(Range)
{
    /// <summary>The value of the last member of this name, compared with case: the one that System.Text.Json takes.</summary>
    /// <returns>The value, or null if there is none of this name.</returns>
    public JsonNode? Find(string name)
    {
        for (var i = Members.Count - 1; i >= 0; i--)
        {
            if (Members[i].Name.Value == name)
            {
                return Members[i].Value;
            }
        }

        return null;
    }
}

/// <summary>A name and its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record JsonMember(JsonString Name, JsonNode Value);
