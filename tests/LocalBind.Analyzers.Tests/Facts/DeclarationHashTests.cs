using LocalBind.Analyzers.Facts;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LocalBind.Analyzers.Tests.Facts;

public class DeclarationHashTests
{
    private static readonly CSharpParseOptions Parsing = new();

    [Theory]
    [InlineData("class C { int M() { return 1; } }", "class C { int M() { return 22; } }")]
    [InlineData("class C { int M() => 1; }", "class C { int M() => 2; }")]
    [InlineData("class C { int P => 1; int Q { get { return 1; } set { } } int this[int i] => i; }", "class C { int P => 3; int Q { get { return 2; } set { M(); } } int this[int i] => 0; }")]
    [InlineData("class C { int M() { return 1; } }", "// a comment\nclass C\n{\n    int M() { return 1; }\n}\n")]
    [InlineData("System.Console.WriteLine(1);", "int x = 2; System.Console.WriteLine(x);")]
    [InlineData("class C { int P = 1; static readonly int Q = 1, R = 3; }", "class C { int P = 2; static readonly int Q = M(1), R = 4; }")]
    [InlineData("class C { int P { get; } = 1; }", "class C { int P { get; } = 2; }")]
    [InlineData("class C { C() : this(1) { } ~C() { } }", "class C { C() : this(1) { M(); } ~C() { M(); } }")]
    public void WhatNoOtherFileSees_ChangesNothing(string before, string after) => Assert.Equal(Hash(before), Hash(after));

    [Theory]
    [InlineData("class C { int M() { return 1; } }", "class C { long M() { return 1; } }")]
    [InlineData("class C { const int P = 1; }", "class C { const int P = 2; }")]
    [InlineData("class C { int P = 1; }", "class C { int P; }")]
    [InlineData("class C { const string P = \"a\"; }", "class C { const string P = \"b\"; }")]
    [InlineData("unsafe struct C { fixed int P[1]; }", "unsafe struct C { fixed int P[2]; }")]
    [InlineData("class C { int P { get; } }", "class C { int P { get { return 1; } } }")]
    [InlineData("class C { void M(int p = 1) { } }", "class C { void M(int p = 2) { } }")]
    [InlineData("class C { C() : this(1) { } }", "class C { C() : this(2) { } }")]
    [InlineData("[A(1)] class C { }", "[A(2)] class C { }")]
    [InlineData("enum E { A, B }", "enum E { B, A }")]
    [InlineData("class C : B { }", "class C { }")]
    [InlineData("using System; class C { }", "global using System; class C { }")]
    [InlineData("partial class C { partial void M(); }", "partial class C { partial void M() { } }")]
    [InlineData("class C { void M() { } void N() { } }", "class C { void M() { void N() { } }")]
    [InlineData("class C { void M() { } string P; }", "class C { void M() {\n#nullable enable\n } string P; }")]
    [InlineData("class C { void M() { } }", "#define X\nclass C { void M() { } }")]
    [InlineData("class C { }", "System.Console.WriteLine(); class C { }")]
    [InlineData("class AB { class C { } }", "class A { class BC { } }")]
    public void WhatAnotherFileSees_ChangesTheHash(string before, string after) => Assert.NotEqual(Hash(before), Hash(after));

    [Fact]
    public void Place_AndOptions_ArePartOfIt()
    {
        Assert.NotEqual(Hash("class C { }"), DeclarationHash.Of(CSharpSyntaxTree.ParseText("class C { }", Parsing, "Other.cs"), default));
        Assert.NotEqual(Hash("class C { }"), DeclarationHash.Of(CSharpSyntaxTree.ParseText("class C { }", Parsing.WithLanguageVersion(LanguageVersion.CSharp9), "File.cs"), default));
    }

    private static ulong Hash(string text) => DeclarationHash.Of(CSharpSyntaxTree.ParseText(text, Parsing, "File.cs"), default);
}
