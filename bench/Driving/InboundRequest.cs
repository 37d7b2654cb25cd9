using System.Globalization;
using System.Text;

namespace Actors.Bench.Driving;

/// <summary>The ingest call as bytes, made once; customer and id are written over in place, so a request costs no allocation.</summary>
internal sealed class InboundRequest
{
    /// <summary>What a customer might write: 44 characters, 104 bytes.</summary>
    private const string Text = "안녕하세요, 어제 주문한 상품이 아직 도착하지 않았어요. 언제쯤 받을 수 있을까요?";

    private const int CustomerDigits = 6;
    private const int IdDigits = 19;

    private readonly byte[] _bytes;
    private readonly (int Customer, int Id)[] _places;

    public InboundRequest(DriverOrder order) : this(
        order, order.Path, order.Skill ? Skill() : $$"""{"customer":"{{Customer(0)}}","id":"{{Id(0)}}","text":"{{Text}}"}""")
    {
    }

    private InboundRequest(DriverOrder order, string path, string one)
    {
        var body = order.Batch == 1 ? one
            : "{\"messages\":[" + string.Join(',', Enumerable.Repeat("{\"channel\":\"bench\"," + one[1..], order.Batch)) + "]}";
        _bytes = Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {order.Host}\r\nAuthorization: {order.Authorization}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _places = [.. Places(Customer(0)).Zip(Places(Id(0)), (customer, id) => (customer + 1, id + 2))];
    }

    /// <summary>The request for an agent that belongs to the path of messages.</summary>
    public static InboundRequest ForAgent(DriverOrder order) => new(
        order, order.Path.Replace("/messages", "/connect", StringComparison.Ordinal), $$"""{"customer":"{{Customer(0)}}","id":"{{Id(0)}}"}""");

    /// <summary>The start of the field in which an id is found again in what an agent gets.</summary>
    public static ReadOnlySpan<byte> IdMark => "\"id\":\"m-"u8;

    /// <summary>A customer by number.</summary>
    public static string Customer(int number) => "c" + number.ToString("D6", CultureInfo.InvariantCulture);

    public ReadOnlySpan<byte> Write(int customer, long id) => Write(_ => customer, ref id);

    /// <summary>Writes every message of the request; <paramref name="id"/> becomes that of the next one.</summary>
    public ReadOnlySpan<byte> Write(Func<int, int> customer, scoped ref long id)
    {
        for (var number = 0; number < _places.Length; number++)
        {
            Digits(_places[number].Customer, CustomerDigits, customer(number));
            Digits(_places[number].Id, IdDigits, id++);
        }

        return _bytes;
    }

    /// <summary>Reads the digits of an id; -1 where there are none.</summary>
    public static long ReadId(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'"');
        return end == IdDigits && long.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
    }

    private IEnumerable<int> Places(string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        for (var at = _bytes.AsSpan().IndexOf(sought); at >= 0;)
        {
            yield return at;
            var next = _bytes.AsSpan(at + sought.Length).IndexOf(sought);
            at = next < 0 ? -1 : at + sought.Length + next;
        }
    }

    /// <summary>What Kakao asks a skill of somebody who typed the same words; only its own ids tell two requests apart.</summary>
    private static string Skill() => $$$$"""
        {"intent":{"id":"64aa00000000000000000001","name":"폴백 블록","extra":{"reason":{"code":1,"message":"OK"}}},"userRequest":{"timezone":"Asia/Seoul","params":{"surface":"Kakaotalk.plusfriend"},"block":{"id":"64aa00000000000000000001","name":"폴백 블록"},"utterance":"{{{{Text}}}}","lang":"ko","user":{"id":"{{{{Customer(0)}}}}","type":"botUserKey","properties":{"isFriend":true}}},"bot":{"id":"64aa0000000000000000b001","name":"상점 안내봇"},"action":{"id":"{{{{Id(0)}}}}","name":"상담엔진 스킬","params":{},"detailParams":{},"clientExtra":null},"contexts":[]}
        """;

    private static string Id(long number) => "m-" + number.ToString("D19", CultureInfo.InvariantCulture);

    private void Digits(int start, int count, long value)
    {
        for (var i = start + count - 1; i >= start; i--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            _bytes[i] = (byte)('0' + digit);
        }
    }
}
