using Actors.Domain;
using Actors.Domain.Messages;

namespace Actors.Channels.Web;

/// <summary>Translates what comes in by the web chat, or by a program that speaks for its customers. Pure.</summary>
public static class WebInbound
{
    /// <summary>Checks a message.</summary>
    /// <param name="customer">The customer's id: 1 to 128 printable ASCII characters.</param>
    /// <param name="name">What the customer is called, or null.</param>
    /// <param name="text">The words.</param>
    /// <param name="id">The message's id: 1 to 128 printable ASCII characters.</param>
    /// <param name="message">The message, where nothing is refused.</param>
    /// <returns>Why it is refused (<see cref="FieldIsInvalid"/>, or as <see cref="MessageText.Check(string?, out MessageText)"/> says), or null.</returns>
    public static Rejection? Read(string? customer, string? name, string? text, string? id, out InboundMessage? message)
    {
        message = null;
        if ((Check(customer, name) ?? CheckId(id)) is { } wrong)
        {
            return wrong;
        }

        var refusal = MessageText.Check(text, out var words);
        message = refusal is null ? new(new(customer!), name, words, id!) : null;
        return refusal;
    }

    /// <summary>Checks who it comes from.</summary>
    public static Rejection? Check(string? customer, string? name) =>
        OperationKey.IsValid(customer) ? CustomerName.Check(name) : new FieldIsInvalid("customer", "1 to 128 printable ASCII characters.");

    private static FieldIsInvalid? CheckId(string? id) =>
        OperationKey.IsValid(id) ? null : new FieldIsInvalid("id", "1 to 128 printable ASCII characters.");
}
