using System.Collections.Immutable;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Silo.Demo;

/// <summary>What the first start makes: the operator, and a demo tenant with a web chat, a bot, a queue, two agents and a manager.</summary>
internal static class DemoTenant
{
    public static readonly TenantId Id = new("demo");

    public static readonly ChannelId Web = new("web");

    private static readonly QueueId General = new("general");

    /// <summary>The commands, per tenant and in order, and the passwords that they set. The operator is the last.</summary>
    public static (IReadOnlyList<(TenantId Tenant, TenantCommand Command)> Commands, IReadOnlyList<(string Login, string Password)> People)
        Make(DateTimeOffset now)
    {
        var people = new List<(string, string)>();
        AddAgent Person(TenantId tenant, AgentId id, string name, AgentRole role, ImmutableArray<QueueId> queues)
        {
            var (password, hash) = Passwords.Generate();
            people.Add(($"{id}@{tenant}", password));
            var consults = !queues.IsEmpty;
            return new(new(id, name, role, hash, consults, consults, null, queues), now);
        }

        (TenantId, TenantCommand)[] commands =
        [
            (Id, new CreateTenant(Id, "해피상점", now)),
            (Id, new AddQueue(new(General, "일반 상담"), now)),
            (Id, new AddChannel(new(Web, ChannelType.Web, "웹 채팅", General, Bot, []), now)),
            (Id, Person(Id, new("kim"), "김해피", AgentRole.Agent, [General])),
            (Id, Person(Id, new("lee"), "이나라", AgentRole.Agent, [General])),
            (Id, Person(Id, new("manager"), "박관리", AgentRole.Administrator, [])),
            (SystemTenant.Id, new CreateTenant(SystemTenant.Id, "Actors", now)),
            (SystemTenant.Id, Person(SystemTenant.Id, SystemTenant.Operator, "운영자", AgentRole.Operator, [])),
        ];
        return (commands, people);
    }

    private static BotDefinition Bot { get; } = new(
        "안녕하세요, 해피상점입니다. 영업시간, 배송, 환불에 대해 물어보세요.\nHello! Ask about hours, delivery or refunds.",
        "잘 이해하지 못했어요. 상담원 연결이 필요하시면 '상담원'이라고 말씀해 주세요.\nSorry, I did not get that. Say 'agent' for a person.",
        [
            new(["영업시간", "hours"], "영업시간은 평일 10시부터 18시까지입니다. We are open 10:00 to 18:00 on weekdays."),
            new(["배송", "delivery"], "배송은 보통 2~3일 걸립니다. Delivery takes two to three days."),
            new(["환불", "refund"], "환불은 받으신 날부터 7일 안에 신청하실 수 있습니다. Refunds are possible for 7 days."),
        ],
        new(["상담원", "상담사", "agent"], "상담원에게 연결해 드리겠습니다. 잠시만 기다려 주세요. Connecting you to a person."));
}
