using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Which action is applied, and what an action may be.</summary>
public class CodeActionTests
{
    private const string Code = "class C { int N = [|5000|]; }";

    [Theory]
    [InlineData(null, null, "0")]
    [InlineData(0, null, "0")]
    [InlineData(1, null, "1")]
    [InlineData(null, "Use 0", "0")]
    [InlineData(null, "Use 1", "1")]
    [InlineData(1, "Use 1", "1")]
    public Task Choice_AppliesThatAction(int? index, string? key, string expected) =>
        Test<TwoActionsFix>(expected, index, key).RunAsync();

    [Theory]
    [InlineData(2, null)]
    [InlineData(null, "Use 2")]
    [InlineData(0, "Use 1")]
    public async Task Choice_OfNothing_Fails(int? index, string? key) =>
        Assert.NotNull(await Record.ExceptionAsync(() => Test<TwoActionsFix>("0", index, key).RunAsync()));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public Task NestedActions_CountInTheirPlace(int index)
    {
        var test = Test<NestedActionsFix>($"{index}", index, null);
        return test.RunAsync();
    }

    [Fact]
    public Task CodeActionVerifier_SeesTheTitle()
    {
        var test = Test<TwoActionsFix>("1", 1, null);
        test.CodeActionVerifier = (action, verifier) => verifier.Equal("Use 0", action.Title, "other title");
        return test.FailsAsync("other title");
    }

    [Fact]
    public async Task SecondOperation_Fails() =>
        Assert.NotNull(await Record.ExceptionAsync(() => Test<TwoOperationsFix>("0", null, null).RunAsync()));

    [Fact]
    public async Task TreeThatItsTextDoesNotParseTo_Fails() =>
        Assert.NotNull(await Record.ExceptionAsync(() => Test<WrongNodeFix>("1 - 1", null, null).RunAsync()));

    [Fact]
    public Task TreeThatItsTextDoesNotParseTo_PassesWithoutValidation()
    {
        var test = Test<WrongNodeFix>("1 - 1", null, null);
        test.CodeActionValidationMode = CodeActionValidationMode.None;
        return test.RunAsync();
    }

    [Fact]
    public Task FullValidation_OfAGoodFix_Passes()
    {
        var test = Test<NumberFix>("0", null, null);
        test.CodeActionValidationMode = CodeActionValidationMode.Full;
        return test.RunAsync();
    }

    private static OfflineTest<NumberAnalyzer, TFix> Test<TFix>(string expected, int? index, string? key)
        where TFix : CodeFixProvider, new() => new()
        {
            TestCode = Code,
            FixedCode = $"class C {{ int N = {expected}; }}",
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        };
}
