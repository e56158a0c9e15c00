// Types that the C# compiler asks for and netstandard2.0 does not have. Internal, and shared by the product's own assemblies.

namespace System.Runtime.CompilerServices
{
    /// <summary>Marks init-only setters.</summary>
    internal static class IsExternalInit
    {
    }
}

namespace System
{
    /// <summary>A position in a list, for list patterns.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        /// <summary>The position from the start of a list of <paramref name="length"/> elements.</summary>
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>The parameter is not null when the method returns <paramref name="returnValue"/>.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        /// <summary>The return value for which the parameter is not null.</summary>
        public bool ReturnValue { get; } = returnValue;
    }
}
