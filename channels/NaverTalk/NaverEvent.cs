using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.Channels.NaverTalk;

/// <summary>What Naver TalkTalk tells us. None of its events has an id.</summary>
/// <param name="User">The customer's id on the TalkTalk account.</param>
public abstract record NaverEvent(CustomerId User);

/// <summary>The customer opened the chat.</summary>
public sealed record NaverOpened(CustomerId User) : NaverEvent(User);

/// <summary>The customer left the chat; an answer is never shown.</summary>
public sealed record NaverLeft(CustomerId User) : NaverEvent(User);

/// <summary>The customer said something.</summary>
/// <param name="User">Who.</param>
/// <param name="Text">The words; of a button that we made its whole words, empty where only a photo was sent.</param>
/// <param name="Standby">Whether a person at Naver's own partner centre owns the thread: a bot must not answer.</param>
public sealed record NaverSaid(CustomerId User, MessageText Text, bool Standby) : NaverEvent(User)
{
    /// <summary>Photos.</summary>
    public ImmutableArray<CustomerMedia> Photos { get; init; } = [];
}

/// <summary>The customer pressed a button that asks for a person.</summary>
public sealed record NaverAskedForPerson(CustomerId User) : NaverEvent(User);

/// <summary>The customer pressed a button that goes back to the bot.</summary>
public sealed record NaverAskedForBot(CustomerId User) : NaverEvent(User);

/// <summary>A person at Naver's partner centre gave the thread back: later messages come without standby.</summary>
/// <param name="User">Whose thread.</param>
/// <param name="By">What that person is called, or null.</param>
public sealed record NaverThreadPassed(CustomerId User, string? By) : NaverEvent(User);

/// <summary>The customer answered, or took back, the consent to a profile.</summary>
/// <param name="User">Who.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Fields">What was given, by Naver's names; empty unless it succeeded.</param>
public sealed record NaverProfileAnswered(CustomerId User, NaverConsent Result, ImmutableSortedDictionary<string, string> Fields)
    : NaverEvent(User);

/// <summary>The customer is about to pay: an answer other than 200 refuses it.</summary>
public sealed record NaverPays(CustomerId User) : NaverEvent(User);

/// <summary>Nothing that concerns us: friend on and off, the echo of what was sent, a payment that is settled, events that are newer than this program.</summary>
/// <param name="User">Who.</param>
/// <param name="Event">What it was.</param>
public sealed record NaverIgnored(CustomerId User, string Event) : NaverEvent(User);

/// <summary>How a request for a profile ended.</summary>
public enum NaverConsent
{
    /// <summary>Given.</summary>
    Success,

    /// <summary>Refused.</summary>
    Disagree,

    /// <summary>Not answered.</summary>
    Cancel,

    /// <summary>Taken back: what is stored must be deleted.</summary>
    Withdraw,
}
