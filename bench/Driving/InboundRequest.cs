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
    private readonly int _customer;
    private readonly int _id;

    public InboundRequest(DriverOrder order)
    {
        var body = $$"""{"customer":"{{Customer(0)}}","id":"{{Id(0)}}","text":"{{Text}}"}""";
        _bytes = Encoding.UTF8.GetBytes(
            $"POST {order.Path} HTTP/1.1\r\nHost: {order.Host}:{order.Port}\r\nAuthorization: {order.Authorization}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _customer = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Customer(0))) + 1;
        _id = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Id(0))) + 2;
    }

    /// <summary>The start of the field in which an id is found again in what an agent gets.</summary>
    public static ReadOnlySpan<byte> IdMark => "\"id\":\"m-"u8;

    /// <summary>A customer by number.</summary>
    public static string Customer(int number) => "c" + number.ToString("D6", CultureInfo.InvariantCulture);

    public ReadOnlySpan<byte> Write(int customer, long id)
    {
        Digits(_customer, CustomerDigits, customer);
        Digits(_id, IdDigits, id);
        return _bytes;
    }

    /// <summary>Reads the digits of an id; -1 where there are none.</summary>
    public static long ReadId(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'"');
        return end == IdDigits && long.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
    }

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
