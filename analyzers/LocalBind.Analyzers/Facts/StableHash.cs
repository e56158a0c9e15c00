namespace LocalBind.Analyzers.Facts;

/// <summary>FNV-1a in 64 bits (draft-eastlake-fnv), over texts and numbers in their order.</summary>
internal sealed class StableHash
{
    private const ulong Prime = 1099511628211;

    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(string text)
    {
        unchecked
        {
            var value = Value;
            foreach (var character in text)
            {
                value = (value ^ character) * Prime;
            }

            // No character: where one text ends and the next begins.
            Value = (value ^ 0x10000) * Prime;
        }
    }

    public void Add(ulong number)
    {
        for (var shift = 0; shift < 64; shift += 16)
        {
            Value = unchecked((Value ^ ((number >> shift) & 0xFFFF)) * Prime);
        }
    }
}
