using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Takes the markup out of a text: <c>$$</c>, <c>[|span|]</c>, <c>{|name:span|}</c>, and for spans that overlap
/// <c>{|#0:a{|#1:b|#0}c|#1}</c>. Unnamed spans are found under the empty name.
/// </summary>
public static partial class TestFileMarkupParser
{
    public static void GetPositionsAndSpans(
        string input,
        out string output,
        out ImmutableArray<int> positions,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        GetPositionsAndSpans(input, treatPositionIndicatorsAsCode: false, out output, out positions, out spans);

    public static void GetPositionsAndSpans(
        string input,
        bool treatPositionIndicatorsAsCode,
        out string output,
        out ImmutableArray<int> positions,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
    {
        ArgumentNullException.ThrowIfNull(input);
        var text = new StringBuilder();
        var found = new List<int>();
        var open = new List<(string Name, int Start)>();
        var closed = new List<(string Name, TextSpan Span)>();
        var copied = 0;
        foreach (Match token in Token().Matches(input))
        {
            if (token.Value == "$$" && treatPositionIndicatorsAsCode)
            {
                continue;
            }

            text.Append(input, copied, token.Index - copied);
            copied = token.Index + token.Length;
            if (token.Value == "$$")
            {
                found.Add(text.Length);
            }
            else if (token.Value[0] is '[' or '{')
            {
                open.Add((token.Groups["name"].Value, text.Length));
            }
            else
            {
                closed.Add(Close(open, token, text.Length));
            }
        }

        if (open.Count > 0)
        {
            throw new ArgumentException($"The markup span '{Shown(open[^1].Name)}' is never closed in:\n{input}", nameof(input));
        }

        output = text.Append(input, copied, input.Length - copied).ToString();
        positions = [.. found];
        spans = closed
            .GroupBy(entry => entry.Name)
            .ToImmutableDictionary(group => group.Key, group => group.Select(entry => entry.Span).OrderBy(span => span).ToImmutableArray());
    }

    private static (string Name, TextSpan Span) Close(List<(string Name, int Start)> open, Match token, int position)
    {
        var number = token.Groups["number"];
        var index = number.Success ? open.FindLastIndex(span => span.Name == number.Value) : open.Count - 1;
        if (index < 0 || (!number.Success && (token.Value == "|]") != (open[index].Name.Length == 0)))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The markup '{token.Value}' at offset {token.Index} closes nothing."));
        }

        var (name, start) = open[index];
        open.RemoveAt(index);
        return (name, TextSpan.FromBounds(start, position));
    }

    private static string Shown(string name) => name.Length == 0 ? "[|" : $"{{|{name}:";

    [GeneratedRegex(@"\$\$|\[\||\|\]|\{\|(?<name>[^:|\[\]{}]+):|\|\}|\|(?<number>#\d+)\}")]
    private static partial Regex Token();
}
