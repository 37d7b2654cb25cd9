namespace Actors.Fakes.Playground;

/// <summary>A messenger in which one can chat as a customer.</summary>
public interface IPlayedMessenger
{
    /// <summary>Its name in addresses.</summary>
    string Id { get; }

    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>The customer comes into the chat.</summary>
    Task OpenAsync(string user);

    /// <summary>The customer writes, or presses a button.</summary>
    /// <param name="user">The customer.</param>
    /// <param name="text">The words.</param>
    /// <param name="code">What the pressed button carries, or null.</param>
    Task SayAsync(string user, string text, string? code);

    /// <summary>The customer leaves the chat.</summary>
    Task LeaveAsync(string user);

    /// <summary>What this customer sees, in order.</summary>
    IReadOnlyList<PlayedBubble> Shown(string user);
}

/// <summary>One bubble of a chat.</summary>
/// <param name="Mine">Whether the customer said it.</param>
/// <param name="Text">The words, or null.</param>
/// <param name="Image">The address of a picture, or null.</param>
/// <param name="Buttons">What can be pressed.</param>
public sealed record PlayedBubble(bool Mine, string? Text, string? Image, IReadOnlyList<PlayedButton> Buttons);

/// <summary>A button.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Says">What a press says, or null where it opens a page.</param>
/// <param name="Code">What a press carries, or null.</param>
/// <param name="Url">What it opens, or null.</param>
public sealed record PlayedButton(string Label, string? Says, string? Code = null, string? Url = null);
