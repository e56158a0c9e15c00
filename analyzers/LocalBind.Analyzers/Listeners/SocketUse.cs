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
    public bool Connects => _members.Any(name => name is "Connect" or "ConnectAsync" or "BeginConnect");

    /// <summary>Whether it waits for connections.</summary>
    public bool Listens => _members.Contains("Listen");

    /// <summary>Whether it is given an address.</summary>
    public bool Binds => _members.Contains("Bind");

    /// <summary>Whether it joins a multicast group.</summary>
    public bool JoinsGroup => _members.Any(name => name is "JoinMulticastGroup" or "AddMembership" or "AddSourceMembership" or "MulticastOption" or "IPv6MulticastOption"
        or "MulticastTimeToLive" or "MulticastInterface");

    /// <summary>Whether it only sends datagrams, or takes a local address for an outgoing connection.</summary>
    public bool OnlySends => Binds && !Listens && IsStream
        ? !IsReturned
        : IsDatagram && !Binds && _members.Any(name => name.StartsWith("Send", StringComparison.Ordinal) || name.StartsWith("BeginSend", StringComparison.Ordinal))
            && !_members.Any(name => name.IndexOf("Receive", StringComparison.Ordinal) >= 0);

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
        if (VariableOf(call) is not { } variable)
        {
            return new SocketUse(members, [call.Syntax.ToString()]);
        }

        var scope = ScopeOf(variable, call.Syntax);
        var ownMember = MemberOf(call.Syntax);
        var hasOwnSocket = CreatesOwn(variable, ownMember);
        var isReturned = false;
        foreach (var name in scope.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == variable))
        {
            isReturned |= name.Parent is ReturnStatementSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: ReturnStatementSyntax } };

            // What the other arm of an `if` does with a variable of the same name is done with another socket,
            // and so is what another method does that creates its own: Listen() and Connect() of one peer.
            var isAnotherSocket = hasOwnSocket && MemberOf(name) is { } member && member != ownMember && CreatesOwn(variable, member);
            if (!isAnotherSocket && !CodeContext.AreExclusive(call.Syntax, name))
            {
                AddMembers(name, members);
                AddMembersOfParameter(name, members);
                AddMembersOfOtherName(name, call.Syntax, members);
            }
        }

        foreach (var declarator in scope.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(declarator => declarator.Identifier.ValueText == variable))
        {
            Add(creations, declarator.Initializer?.Value);
        }

        foreach (var assignment in scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => UseFinder.LastName(assignment.Left) == variable))
        {
            Add(creations, assignment.Right);
        }

        return new SocketUse(members, creations) { IsReturned = isReturned };
    }

    private static BaseMethodDeclarationSyntax? MemberOf(SyntaxNode node) => node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>();

    private static bool CreatesOwn(string variable, SyntaxNode? member) => member?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(assignment => assignment.Right is BaseObjectCreationExpressionSyntax && UseFinder.LastName(assignment.Left) == variable) == true;

    // A local lives in its member; a field or property in its type.
    private static SyntaxNode ScopeOf(string variable, SyntaxNode use)
    {
        var member = use.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not (GlobalStatementSyntax or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));
        var isLocal = member?.DescendantNodes().Any(node => node switch
        {
            VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText == variable,
            SingleVariableDesignationSyntax designation => designation.Identifier.ValueText == variable,
            ParameterSyntax parameter => parameter.Identifier.ValueText == variable,
            _ => false,
        }) == true;
        return (isLocal ? member : use.FirstAncestorOrSelf<TypeDeclarationSyntax>()) ?? use.SyntaxTree.GetRoot();
    }

    // socket.Connect(…), udp.Client.Bind(…), socket?.Listen(), socket.SetSocketOption(…, new MulticastOption(…))
    private static void AddMembers(SimpleNameSyntax name, HashSet<string> members)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax outer && outer.Name == name ? outer : name;
        for (var parent = node.Parent; parent is not null; node = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == node:
                    members.Add(access.Name.Identifier.ValueText);
                    continue;
                case ConditionalAccessExpressionSyntax conditional when conditional.Expression == node && UseFinder.LastName(conditional.WhenNotNull) is { } member:
                    members.Add(member);
                    continue;
                case InvocationExpressionSyntax invocation when invocation.Expression == node:
                    members.UnionWith(invocation.ArgumentList.Arguments
                        .Select(argument => argument.Expression is ObjectCreationExpressionSyntax creation ? UseFinder.LastName(creation.Type) : UseFinder.LastName(argument.Expression))
                        .OfType<string>());
                    break;
                case PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax:
                    continue;
            }

            return;
        }
    }

    // JoinGroup(socket): what a method of the same type does with its parameter is done with the socket.
    private static void AddMembersOfParameter(SimpleNameSyntax name, HashSet<string> members)
    {
        if (name.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument
            || UseFinder.LastName(call.Expression) is not { } called || name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return;
        }

        foreach (var method in type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == called && method.ParameterList.Parameters.Count == arguments.Arguments.Count))
        {
            var parameter = argument.NameColon?.Name.Identifier.ValueText ?? method.ParameterList.Parameters[arguments.Arguments.IndexOf(argument)].Identifier.ValueText;
            foreach (var use in method.DescendantNodes().OfType<SimpleNameSyntax>().Where(use => use.Identifier.ValueText == parameter))
            {
                AddMembers(use, members);
            }
        }
    }

    // receiver = _udp; receiver.JoinMulticastGroup(…): a second variable for the same socket.
    private static void AddMembersOfOtherName(SimpleNameSyntax name, SyntaxNode call, HashSet<string> members)
    {
        SyntaxNode value = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        var other = value.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == value => UseFinder.LastName(assignment.Left),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator.Identifier.ValueText,
            _ => null,
        };
        if (other is null || other == name.Identifier.ValueText)
        {
            return;
        }

        foreach (var use in ScopeOf(other, name).DescendantNodes().OfType<SimpleNameSyntax>().Where(use => use.Identifier.ValueText == other && !CodeContext.AreExclusive(call, use)))
        {
            AddMembers(use, members);
        }
    }

    private static void Add(List<string> creations, ExpressionSyntax? value)
    {
        if (value is BaseObjectCreationExpressionSyntax)
        {
            creations.Add(value.ToString());
        }
    }

    /// <summary>The name of the variable that holds the socket: the receiver of a call, or what a creation is assigned to.</summary>
    private static string? VariableOf(ListenerCall call)
    {
        switch (call.Syntax)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                return Root(access.Expression);
            case InvocationExpressionSyntax { Parent: ConditionalAccessExpressionSyntax conditional }:
                return Root(conditional.Expression);
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access }:
                return Root(access.Expression);
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } }:
                return AssignedTo(creation);
            default:
                return AssignedTo(call.Syntax);
        }
    }

    private static string? AssignedTo(SyntaxNode creation)
    {
        var value = creation;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator.Identifier.ValueText,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
            AssignmentExpressionSyntax assignment => UseFinder.LastName(assignment.Left),
            _ => null,
        };
    }

    // udp.Client and listener.Server are the sockets of the variable before the dot.
    private static string? Root(ExpressionSyntax receiver) => receiver is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Client" or "Server", Expression: var holder }
        ? UseFinder.LastName(holder)
        : UseFinder.LastName(receiver);
}
