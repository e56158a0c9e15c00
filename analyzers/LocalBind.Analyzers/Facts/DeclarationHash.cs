using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Facts;

/// <summary>
/// A hash of all that other files can see of a file: everything outside the bodies of its members. As long as it is the same for each file of a project,
/// a name in any unchanged file means what it meant before. What a variable or a property begins with is a body as well, unless it is a constant; constructor initializers are none.
/// </summary>
internal static class DeclarationHash
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> Hashes = new();

    public static ulong Of(SyntaxTree tree, CancellationToken cancellation) => Hashes.GetValue(tree, key => new(Compute(key, cancellation))).Value;

    /// <summary>Has a changed tree count as the one that it was made of: for a change that is known to make no difference to what other files see, such as one more import.</summary>
    public static void TakeOver(SyntaxTree changed, SyntaxTree original, CancellationToken cancellation)
    {
        var hash = Of(original, cancellation);
        Hashes.GetValue(changed, _ => new(hash));
    }

    private static ulong Compute(SyntaxTree tree, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        var hash = new StableHash();
        hash.Add(tree.FilePath);
        hash.Add(ObjectId.Of(tree.Options));
        if (tree.Options.Kind != SourceCodeKind.Regular)
        {
            // The statements of a script declare its members.
            hash.Add(root.ToFullString());
            return hash.Value;
        }

        var hasStatements = false;
        foreach (var part in root.DescendantNodesAndTokens(node => !IsBody(node)))
        {
            if (part.AsNode() is { } node)
            {
                // That there is a program is seen from outside, what it does is not.
                if (IsBody(node) && !(node is GlobalStatementSyntax && hasStatements))
                {
                    hasStatements |= node is GlobalStatementSyntax;
                    hash.Add("{}");
                }

                // A directive may reach beyond the body that it stands in.
                if (IsBody(node) && node.ContainsDirectives)
                {
                    hash.Add(node.ToFullString());
                }
            }
            else
            {
                AddToken(part.AsToken(), hash);
            }
        }

        return hash.Value;
    }

    private static void AddToken(SyntaxToken token, StableHash hash)
    {
        if (token.ContainsDirectives)
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                if (trivia.IsDirective)
                {
                    hash.Add(trivia.ToFullString());
                }
            }
        }

        hash.Add(token.Text);
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
        ArrowExpressionClauseSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax,
        EqualsValueClauseSyntax => node.Parent is PropertyDeclarationSyntax || (node.Parent is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } && !field.Modifiers.Any(SyntaxKind.ConstKeyword)),
        GlobalStatementSyntax => true,
        _ => false,
    };
}
