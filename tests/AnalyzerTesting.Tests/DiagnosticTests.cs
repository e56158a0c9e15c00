using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Reported diagnostics against expected ones.</summary>
public class DiagnosticTests
{
    private const string CountDiffers = "Mismatch between number of diagnostics returned";

    // The literal is in line 1, columns 19 to 23.
    private const string Code = "class C { int N = 5000; }";

    private static DiagnosticResult Expected => new DiagnosticResult(NumberAnalyzer.Rule).WithArguments("5000", "code");

    [Fact]
    public Task NothingReported_NothingExpected_Passes() => Test("class C;").RunAsync();

    [Fact]
    public Task Unexpected_Fails() => Test(Code).FailsAsync(CountDiffers + ", expected \"0\" actual \"1\"");

    [Fact]
    public Task Missing_Fails() => Test("class C;", Expected.WithSpan(1, 1, 1, 2)).FailsAsync(CountDiffers + ", expected \"1\" actual \"0\"");

    [Fact]
    public Task Missing_WhileAnotherIsMet_Fails() =>
        Test(Code, Expected.WithSpan(1, 19, 1, 23), Expected.WithSpan(1, 1, 1, 2)).FailsAsync(CountDiffers);

    [Fact]
    public Task NoSource_Fails() => new OfflineTest<NumberAnalyzer>().FailsAsync("Sources");

    [Fact]
    public Task ExactSpan_Passes() => Test(Code, Expected.WithSpan(1, 19, 1, 23)).RunAsync();

    [Fact]
    public Task Location_LeavesTheEndOpen() => Test(Code, Expected.WithLocation(1, 19)).RunAsync();

    [Fact]
    public Task Path_IsAccepted() => Test(Code, Expected.WithSpan("/0/Test0.cs", 1, 19, 1, 23)).RunAsync();

    [Fact]
    public Task OtherPath_Fails() => Test(Code, Expected.WithSpan("/0/Other.cs", 1, 19, 1, 23)).FailsAsync("/0/Other.cs");

    [Fact]
    public Task OtherStartColumn_Fails() =>
        Test(Code, Expected.WithSpan(1, 18, 1, 23)).FailsAsync("Expected diagnostic to start at column \"18\" was actually at column \"19\"");

    [Fact]
    public Task OtherStartLine_Fails() =>
        Test(Code, Expected.WithLocation(2, 19)).FailsAsync("Expected diagnostic to start on line \"2\" was actually on line \"1\"");

    [Fact]
    public Task OtherEndColumn_Fails() =>
        Test(Code, Expected.WithSpan(1, 19, 1, 24)).FailsAsync("Expected diagnostic to end at column \"24\" was actually at column \"23\"");

    [Fact]
    public Task OtherEndLine_Fails() =>
        Test(Code, Expected.WithSpan(1, 19, 2, 23)).FailsAsync("Expected diagnostic to end on line \"2\" was actually on line \"1\"");

    [Fact]
    public Task OtherId_Fails() =>
        Test(Code, new DiagnosticResult("NUM9", DiagnosticSeverity.Warning).WithSpan(1, 19, 1, 23)).FailsAsync("NUM9");

    [Fact]
    public Task OtherSeverity_Fails() =>
        Test(Code, Expected.WithSeverity(DiagnosticSeverity.Error).WithSpan(1, 19, 1, 23)).FailsAsync("severity to be \"Error\"");

    [Fact]
    public Task OtherSeverity_PassesWhenLeftOpen() => Test(
        Code,
        Expected.WithSeverity(DiagnosticSeverity.Error).WithOptions(DiagnosticOptions.IgnoreSeverity).WithSpan(1, 19, 1, 23)).RunAsync();

    [Fact]
    public Task OtherArgument_Fails() =>
        Test(Code, Expected.WithArguments("5001", "code").WithSpan(1, 19, 1, 23)).FailsAsync("Expected diagnostic message to be");

    [Fact]
    public Task ArgumentsLeftOut_OfAMessageWithPlaceholders_Fails() =>
        Test(Code, new DiagnosticResult(NumberAnalyzer.Rule).WithSpan(1, 19, 1, 23)).FailsAsync("Expected diagnostic message to be");

    [Fact]
    public Task IdAndSeverityAlone_LeaveTheMessageOpen() =>
        Test(Code, new DiagnosticResult(NumberAnalyzer.Id, DiagnosticSeverity.Warning).WithSpan(1, 19, 1, 23)).RunAsync();

    [Fact]
    public Task Message_IsCompared() => Test(Code, Expected.WithMessage("Number 1 in code").WithSpan(1, 19, 1, 23))
        .FailsAsync("Expected diagnostic message to be");

    [Fact]
    public Task MessageLeftOpen_StillComparesArguments() =>
        Test(Code, Expected.WithMessage(null).WithArguments("1", "code").WithSpan(1, 19, 1, 23)).FailsAsync("arguments");

    [Fact]
    public Task MessageLeftOpen_PassesWithTheArguments() =>
        Test(Code, Expected.WithMessage(null).WithArguments("5000", "code").WithSpan(1, 19, 1, 23)).RunAsync();

    [Fact]
    public Task LocationLeftOut_MeansNoLocation() => Test(Code, Expected).FailsAsync("location");

    [Fact]
    public Task NoLocation_IsMetByADiagnosticWithoutOne() => Expect<NoLocationAnalyzer>(Code, Expected).RunAsync();

    [Fact]
    public Task NoLocation_IsNotMetByASpan() => Expect<NoLocationAnalyzer>(Code, Expected.WithSpan(1, 19, 1, 23)).FailsAsync("Expected");

    [Fact]
    public Task OrderOfExpectations_DoesNotMatter() => Test(
        "class C { int N = 5000; int M = 5000; }",
        Expected.WithSpan(1, 33, 1, 37),
        Expected.WithSpan(1, 19, 1, 23)).RunAsync();

    // The open expectation fits both reports, the other only the first: a greedy pairing would lose.
    [Fact]
    public Task OpenExpectationBeforeAnExactOne_IsPairedSoThatBothFit()
    {
        var open = new DiagnosticResult(NumberAnalyzer.Id, DiagnosticSeverity.Warning);
        return Test(
            "class C { int N = 5000; } class D { int N = 5000; }",
            open.WithSpan(1, 45, 1, 49),
            Expected.WithSpan(1, 19, 1, 23)).RunAsync();
    }

    [Fact]
    public Task DuplicateExpectation_NeedsTwoReports() =>
        Test(Code, Expected.WithSpan(1, 19, 1, 23), Expected.WithSpan(1, 19, 1, 23)).FailsAsync(CountDiffers);

    [Fact]
    public Task AdditionalLocations_AllMatch_Passes() => Expect<AdditionalLocationsAnalyzer>(
        Code,
        Expected.WithSpan(1, 19, 1, 23).WithSpan(1, 7, 1, 8).WithSpan(1, 1, 1, 2)).RunAsync();

    [Fact]
    public Task AdditionalLocations_OneMissing_Fails() =>
        Expect<AdditionalLocationsAnalyzer>(Code, Expected.WithSpan(1, 19, 1, 23).WithSpan(1, 7, 1, 8)).FailsAsync("additional locations");

    [Fact]
    public Task AdditionalLocations_LeftOut_Fails() =>
        Expect<AdditionalLocationsAnalyzer>(Code, Expected.WithSpan(1, 19, 1, 23)).FailsAsync("additional locations");

    [Fact]
    public Task AdditionalLocations_OneElsewhere_Fails() => Expect<AdditionalLocationsAnalyzer>(
        Code,
        Expected.WithSpan(1, 19, 1, 23).WithSpan(1, 7, 1, 8).WithSpan(1, 2, 1, 3)).FailsAsync("column");

    [Fact]
    public Task AdditionalLocations_PassWhenLeftOpen() => Expect<AdditionalLocationsAnalyzer>(
        Code,
        Expected.WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithSpan(1, 19, 1, 23)).RunAsync();

    [Fact]
    public Task UnnecessaryCode_NotMarkedByTheAnalyzer_Fails()
    {
        var expected = Expected.WithSpan(1, 19, 1, 23)
            .WithSpan(new FileLinePositionSpan("/0/Test0.cs", new(0, 6), new(0, 7)), DiagnosticLocationOptions.UnnecessaryCode)
            .WithSpan(1, 1, 1, 2);
        return Expect<AdditionalLocationsAnalyzer>(Code, expected).FailsAsync("necessary");
    }

    [Fact]
    public Task DiagnosticVerifier_LooksAtEachPair()
    {
        var test = Test(Code, Expected.WithSpan(1, 19, 1, 23));
        test.DiagnosticVerifier = (_, _, verifier) => verifier.Fail("looked at");
        return test.FailsAsync("looked at");
    }

    [Fact]
    public Task SuppressedInSource_IsNotReported() => Test(
        """
        #pragma warning disable NUM1
        class C { int N = 5000; }
        """).RunAsync();

    [Fact]
    public Task DisabledDiagnostics_AreNotReported()
    {
        var test = Test(Code);
        test.DisabledDiagnostics.Add(NumberAnalyzer.Id);
        return test.RunAsync();
    }

    [Fact]
    public Task RuleThatIsOffByDefault_IsOn() =>
        Expect<OffByDefaultAnalyzer>(Code, new DiagnosticResult("OFF1", DiagnosticSeverity.Info).WithSpan(1, 19, 1, 23)).RunAsync();

    private static OfflineTest<NumberAnalyzer> Test(string code, params DiagnosticResult[] expected) => Expect<NumberAnalyzer>(code, expected);

    private static OfflineTest<TAnalyzer> Expect<TAnalyzer>(string code, params DiagnosticResult[] expected)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new()
    {
        var test = new OfflineTest<TAnalyzer> { TestCode = code };
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}
