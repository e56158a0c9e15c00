using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Analyzers.Contexts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>
/// What else a type does with the socket of a call. A bound socket is only a listener if it does not go on to connect;
/// the names of the members used on its variable tell, within the type that declares the call.
/// </summary>
internal sealed class SocketUse
{
    private readonly HashSet<string> _members;
    private readonly IReadOnlyCollection<string> _creations;
    private readonly string _creation;

    private SocketUse(HashSet<string> members, IReadOnlyCollection<string> creations)
    {
        _members = members;
        _creations = creations;
        _creation = string.Join("\n", creations);
    }

    /// <summary>Whether the method gives it away, so that nobody sees here what becomes of it.</summary>
    public bool IsReturned { get; private init; }

    /// <summary>Whether it connects to somebody.</summary>
    public bool Connects => _members.Any(IsOfAClient);

    /// <summary>The files beside that of the call which were looked at.</summary>
    public IReadOnlyCollection<SyntaxTree> OtherTrees { get; private init; } = [];

    /// <summary>Whether it waits for connections.</summary>
    public bool Listens => _members.Contains("Listen");

    /// <summary>Whether it is given an address, also by a method of the project's own: <c>socket.BindExclusively(…)</c>.</summary>
    public bool Binds => _members.Any(name => name.IndexOf("Bind", StringComparison.Ordinal) >= 0);

    /// <summary>Whether it joins a multicast group.</summary>
    public bool JoinsGroup => _members.Any(IsOfAGroup);

    /// <summary>Whether it only sends datagrams, or takes a local address for an outgoing connection.</summary>
    public bool OnlySends => Binds && !Listens && IsStream
        ? !IsReturned
        : IsDatagram && !Binds && _members.Any(name => name.StartsWith("Send", StringComparison.Ordinal) || name.StartsWith("BeginSend", StringComparison.Ordinal))
            && !_members.Any(name => name.IndexOf("Receive", StringComparison.Ordinal) >= 0);

    private static bool IsOfAClient(string name) => name is "Connect" or "ConnectAsync" or "BeginConnect";

    private static bool IsOfAGroup(string name) => name is "JoinMulticastGroup" or "AddMembership" or "AddSourceMembership" or "MulticastOption" or "IPv6MulticastOption"
        or "MulticastTimeToLive" or "MulticastInterface";

    private bool IsStream => _creation.IndexOf("SocketType.Stream", StringComparison.Ordinal) >= 0;

    /// <summary>Whether it lets others share its port.</summary>
    public bool SharesPort => _members.Any(name => name is "ReuseAddress" or "ReusePort");

    /// <summary>Whether it is seen to be created for datagrams.</summary>
    public bool IsDatagram => _creation.IndexOf("Dgram", StringComparison.Ordinal) >= 0 || _creation.IndexOf("ProtocolType.Udp", StringComparison.Ordinal) >= 0
        || _creation.IndexOf("UdpClient", StringComparison.Ordinal) >= 0;

    /// <summary>Whether it is seen to be created in this type.</summary>
    public bool IsCreatedHere => _creation.Length > 0;

    /// <summary>Whether it is seen to be a raw socket or one of another family than IP.</summary>
    public bool IsNotIP => _creations.Count > 0
        && _creations.All(creation => creation.IndexOf("AddressFamily.Unix", StringComparison.Ordinal) >= 0 || creation.IndexOf("SocketType.Raw", StringComparison.Ordinal) >= 0);

    public static SocketUse Of(ListenerCall call)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var creations = new List<string>();
        if (SocketVariable.NameOf(call) is not { } variable)
        {
            // new Socket(…).Bind(…): what a method returns was made elsewhere.
            var receiver = call.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : call.Syntax;
            return new SocketUse(members, receiver.DescendantNodesAndSelf().Any(node => node is BaseObjectCreationExpressionSyntax) ? [call.Syntax.ToString()] : []);
        }

        var scope = SocketVariable.ScopeOf(variable, call.Syntax);
        var ownMember = MemberOf(call.Syntax);
        var hasOwnSocket = CreatesOwn(variable, ownMember);
        var isReturned = false;
        foreach (var name in scope.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == variable))
        {
            isReturned |= name.Parent is ReturnStatementSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: ReturnStatementSyntax } };

            // What the other arm of an `if` does with a variable of the same name is done with another socket,
            // and so is what another method does that creates its own: Listen() and Connect() of one peer.
            var isAnotherSocket = hasOwnSocket && MemberOf(name) is { } member && member != ownMember && CreatesOwn(variable, member);
            if (!isAnotherSocket && !CodeContext.AreExclusive(call.Syntax, name) && !SocketVariable.IsReplacedBetween(variable, call.Syntax, name))
            {
                MemberUses.Add(name, call.Syntax, members);
            }
        }

        AddCreations(variable, scope, creations);
        if (scope is not TypeDeclarationSyntax type)
        {
            return new SocketUse(members, creations) { IsReturned = isReturned };
        }

        var parts = TypeFamily.PartsAndBases(type, call.Operation.SemanticModel).ToList();
        foreach (var part in parts)
        {
            MemberUses.AddIn(part, variable, members);
            AddCreations(variable, part, creations);
        }

        var derived = TypeFamily.DerivedThatSee(variable, type, call.Operation.SemanticModel?.Compilation);
        AddMembersOfDerived(derived, type.Modifiers.Any(SyntaxKind.AbstractKeyword), variable, members);
        return new SocketUse(members, creations) { IsReturned = isReturned, OtherTrees = [.. parts.Concat(derived).Select(part => part.SyntaxTree).Distinct()] };
    }

    // What makes a socket no listener must be true of all objects there are: of a server and a client with one base class, the server still listens,
    // and so does a base class that is no more than that to some. A group is often joined only if an address asks for it.
    private static void AddMembersOfDerived(IReadOnlyCollection<TypeDeclarationSyntax> types, bool baseIsAbstract, string variable, HashSet<string> members)
    {
        var all = new List<HashSet<string>>();
        foreach (var type in types)
        {
            var own = new HashSet<string>(StringComparer.Ordinal);
            MemberUses.AddIn(type, variable, own);
            members.UnionWith(own.Where(name => !IsOfAClient(name) && !IsOfAGroup(name)));
            all.Add(own);
        }

        if (baseIsAbstract && all.Count > 0 && all.TrueForAll(own => own.Any(IsOfAClient)))
        {
            members.UnionWith(all[0].Where(IsOfAClient));
        }
    }

    private static void AddCreations(string variable, SyntaxNode scope, List<string> creations)
    {
        foreach (var declarator in scope.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(declarator => declarator.Identifier.ValueText == variable))
        {
            Add(creations, declarator.Initializer?.Value);
        }

        foreach (var assignment in scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => SocketVariable.NameOf(assignment.Left) == variable))
        {
            Add(creations, assignment.Right);
        }
    }

    private static BaseMethodDeclarationSyntax? MemberOf(SyntaxNode node) => node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>();

    private static bool CreatesOwn(string variable, SyntaxNode? member) => member?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(assignment => assignment.Right is BaseObjectCreationExpressionSyntax && UseFinder.LastName(assignment.Left) == variable) == true;

    private static void Add(List<string> creations, ExpressionSyntax? value)
    {
        if (value is BaseObjectCreationExpressionSyntax)
        {
            creations.Add(value.ToString());
        }
    }
}
