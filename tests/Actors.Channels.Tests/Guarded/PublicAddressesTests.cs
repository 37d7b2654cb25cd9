using System.Net;
using Actors.Channels.Guarded;

namespace Actors.Channels.Tests.Guarded;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("127.0.0.1", "127.255.255.255")]
    [InlineData("169.254.169.254", "169.254.0.1")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.0.0.8", "192.0.2.1")]
    [InlineData("192.168.0.1", "192.168.255.255")]
    [InlineData("198.18.0.1", "198.19.255.255")]
    [InlineData("198.51.100.7", "203.0.113.7")]
    [InlineData("224.0.0.1", "239.255.255.255")]
    [InlineData("240.0.0.1", "255.255.255.255")]
    [InlineData("::", "::1")]
    [InlineData("fe80::1", "febf::1")]
    [InlineData("fc00::1", "fdff::1")]
    [InlineData("fec0::1", "ff02::1")]
    [InlineData("2002:7f00:1::", "2002:0808:0808::1")]
    [InlineData("2001::1", "2001:1ff::1")]
    [InlineData("2001:db8::1", "3fff::1")]
    [InlineData("64:ff9b::10.0.0.1", "64:ff9b:1::8.8.8.8")]
    [InlineData("100::1", "::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1", "::ffff:169.254.169.254")]
    [InlineData("2606:4700::5efe:10.0.0.1", "2606:4700::200:5efe:127.0.0.1")]
    public void What_is_set_apart_is_not_public(string one, string other)
    {
        Assert.False(PublicAddresses.IsPublic(IPAddress.Parse(one)));
        Assert.False(PublicAddresses.IsPublic(IPAddress.Parse(other)));
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("211.249.220.24")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4009::200e")]
    [InlineData("2404:6800:4004::200e")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void What_was_given_out_is_public(string address) => Assert.True(PublicAddresses.IsPublic(IPAddress.Parse(address)));
}
