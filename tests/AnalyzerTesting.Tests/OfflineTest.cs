using System;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.Analyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>A test whose own outcome is what is tested.</summary>
public class OfflineTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public OfflineTest()
    {
        ReferenceAssemblies = TestReferences.Framework;
    }

    /// <summary>Runs a test that must fail with an explanation that holds this text.</summary>
    public async Task FailsAsync(string explanation)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync());
        Assert.Contains(explanation, failure.Message, StringComparison.Ordinal);
    }

    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        TestReferences.AddTo(TestState, TestReferences.NetCore, FixedState, BatchFixedState);
        return base.RunImplAsync(cancellationToken);
    }

    protected override ParseOptions CreateParseOptions() =>
        ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.Latest);
}

/// <summary>A test of an analyzer without a fix.</summary>
public class OfflineTest<TAnalyzer> : OfflineTest<TAnalyzer, EmptyCodeFixProvider>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
}
