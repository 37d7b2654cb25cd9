using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Actors.Embedded.Tests.Api;

/// <summary>The public and protected members of an assembly file, as text; its dependencies are not needed.</summary>
internal sealed class PublicApi
{
    private readonly Dictionary<string, HashSet<string>> _members = [];

    private PublicApi(MetadataReader reader)
    {
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            if (IsPublic(reader, type)) _members[SignatureText.NameOf(reader, type)] = [.. MembersOf(reader, type)];
        }
    }

    public IReadOnlyDictionary<string, HashSet<string>> Members => _members;

    public static PublicApi Read(string file)
    {
        using var portable = new PEReader(File.OpenRead(file));
        return new PublicApi(portable.GetMetadataReader());
    }

    private static bool IsPublic(MetadataReader reader, TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic => IsPublic(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
            _ => false,
        };

    private static IEnumerable<string> MembersOf(MetadataReader reader, TypeDefinition type)
    {
        var kind = (type.Attributes & TypeAttributes.Interface) != 0 ? "interface" : "class";
        var shape = (type.Attributes & TypeAttributes.Sealed) != 0 ? "sealed" : "open";
        yield return $"{shape} {kind} : {SignatureText.NameOf(reader, type.BaseType)}";
        foreach (var handle in type.GetInterfaceImplementations())
        {
            var implemented = reader.GetInterfaceImplementation(handle).Interface;
            yield return $"implements {SignatureText.NameOf(reader, implemented)}";
        }

        foreach (var handle in type.GetMethods())
        {
            var method = reader.GetMethodDefinition(handle);
            var access = method.Attributes & MethodAttributes.MemberAccessMask;
            if (access is not (MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem))
                continue;
            var signature = method.DecodeSignature(SignatureText.Instance, null);
            var isStatic = (method.Attributes & MethodAttributes.Static) != 0 ? "static " : "";
            var arity = signature.GenericParameterCount > 0 ? $"`{signature.GenericParameterCount}" : "";
            yield return $"{access} {isStatic}{signature.ReturnType} {reader.GetString(method.Name)}{arity}"
                + $"({string.Join(", ", signature.ParameterTypes)})";
        }

        foreach (var handle in type.GetFields())
        {
            var field = reader.GetFieldDefinition(handle);
            if ((field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Public) continue;
            var value = field.GetDefaultValue() is { IsNil: false } constant
                ? Convert.ToHexString(reader.GetBlobBytes(reader.GetConstant(constant).Value))
                : "";
            var fieldType = field.DecodeSignature(SignatureText.Instance, null);
            yield return $"field {fieldType} {reader.GetString(field.Name)} {value}";
        }
    }
}
