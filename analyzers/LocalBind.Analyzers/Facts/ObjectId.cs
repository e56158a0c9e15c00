using System.Runtime.CompilerServices;
using System.Threading;

namespace LocalBind.Analyzers.Facts;

/// <summary>A number for an object that no other one ever gets and that keeps nothing alive: options and references are the same while they are the same object.</summary>
internal static class ObjectId
{
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> Ids = new();
    private static long _latest;

    public static ulong Of(object value) => Ids.GetValue(value, static _ => new((ulong)Interlocked.Increment(ref _latest))).Value;
}
