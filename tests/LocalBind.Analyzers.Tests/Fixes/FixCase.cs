using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>Runs one kind of change over statements, put into a method of a class or at the top level of a web program.</summary>
internal static class FixCase
{
    /// <summary>Statements in a method <c>void M(int port)</c>.</summary>
    public static Task InMethod<TFix>(string key, string before, string after, LanguageVersion version = LanguageVersion.Latest)
        where TFix : CodeFixProvider, new() => File<TFix>(key, Method(before), Method(after), version);

    /// <summary>Statements of a web program that has <c>builder</c> and <c>app</c>.</summary>
    public static Task InProgram<TFix>(string key, string before, string after)
        where TFix : CodeFixProvider, new() => File<TFix>(key, Program(before), Program(after), kind: OutputKind.ConsoleApplication);

    /// <summary>A whole file.</summary>
    public static Task File<TFix>(string key, string before, string after, LanguageVersion version = LanguageVersion.Latest, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixVerifier<ListenerAnalyzer, TFix>.Test
        {
            TestCode = before,
            FixedCode = after,
            LanguageVersion = version,
            OutputKind = kind,
            CodeActionEquivalenceKey = key,
        };
        var id = key.Split('.')[0];
        test.DisabledDiagnostics.AddRange(new ListenerAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Where(other => other != id));
        if (before == after)
        {
            test.CodeActionEquivalenceKey = null;
        }

        return test.RunAsync();
    }

    private static string Method(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Sockets;

        class C
        {
            void M(int port)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;

    private static string Program(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Configuration;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{statements}}
        app.Run();
        """;
}
