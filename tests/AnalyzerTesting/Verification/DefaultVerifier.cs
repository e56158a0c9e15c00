using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Reports failures as <see cref="InvalidOperationException"/>: needs no test framework.</summary>
public class DefaultVerifier : IVerifier
{
    public DefaultVerifier()
        : this(ImmutableStack<string>.Empty)
    {
    }

    protected DefaultVerifier(ImmutableStack<string> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Context = context;
    }

    protected ImmutableStack<string> Context { get; }

    public virtual void Empty<T>(string collectionName, IEnumerable<T> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var count = collection.Count();
        if (count != 0)
        {
            Throw($"{collectionName} must be empty and has {count} elements");
        }
    }

    public virtual void NotEmpty<T>(string collectionName, IEnumerable<T> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        if (!collection.Any())
        {
            Throw($"{collectionName} must not be empty");
        }
    }

    public virtual void LanguageIsSupported(string language)
    {
        if (language != LanguageNames.CSharp)
        {
            Throw($"language '{language}' is not supported");
        }
    }

    public virtual void Equal<T>(T expected, T actual, string? message = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Throw(message ?? $"expected '{expected}', actual '{actual}'");
        }
    }

    public virtual void True([DoesNotReturnIf(false)] bool assert, string? message = null)
    {
        if (!assert)
        {
            Throw(message ?? "expected true, actual false");
        }
    }

    public virtual void False([DoesNotReturnIf(true)] bool assert, string? message = null)
    {
        if (assert)
        {
            Throw(message ?? "expected false, actual true");
        }
    }

    [DoesNotReturn]
    public virtual void Fail(string? message = null) => Throw(message ?? "verification failed");

    public virtual void SequenceEqual<T>(
        IEnumerable<T> expected,
        IEnumerable<T> actual,
        IEqualityComparer<T>? equalityComparer = null,
        string? message = null)
    {
        if (!expected.SequenceEqual(actual, equalityComparer))
        {
            Throw(message ?? $"expected '{string.Join(", ", expected)}', actual '{string.Join(", ", actual)}'");
        }
    }

    public virtual IVerifier PushContext(string context) => new DefaultVerifier(Context.Push(context));

    /// <summary>Puts one line for each context, the outermost first, before the message.</summary>
    protected virtual string CreateMessage(string? message)
    {
        var text = new StringBuilder();
        foreach (var context in Context.Reverse())
        {
            text.Append("Context: ").AppendLine(context);
        }

        return text.Append(message).ToString();
    }

    [DoesNotReturn]
    private void Throw(string message) => throw new InvalidOperationException(CreateMessage(message));
}
