package dev.modelatlas.webhook;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Where messages may be sent. */
@Concurrent
class ReceiverTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.8.9.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "4000::1",
                "2001:0:1::1"
            })
    void addressThatIsNotPublicIsKnown(String address) throws Exception {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.66.1",
                "192.1.0.1",
                "198.17.0.1",
                "223.255.255.1",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2606:4700::1111",
                "2003::1",
                "2001:1::1",
                "2001:4860:4860::8888"
            })
    void addressOfThePublicInternetIsKnown(String address) throws Exception {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "receiver.example, names no server",
        "//receiver.example/, names no server",
        "https:///path, names no server",
        "https://한국.example/, names no server",
        "https://receiver.example:65536/, names no server",
        "https://re ceiver.example/, is no address",
        "http://receiver.example/, must begin with https://",
        "ftp://receiver.example/, must begin with https://",
        "https://user:password@receiver.example/, 'must hold neither user, password nor #'",
        "https://receiver.example/#part, 'must hold neither user, password nor #'",
    })
    void addressThatCannotBeUsedIsToldWhy(String url, String problem) {
        assertThat(Receiver.problem(url, true)).get().asString().startsWith(problem);
    }

    @Test
    void onlyOnThisMachineAndWhenAllowedIsThereNoTls() {
        assertThat(Receiver.problem("https://receiver.example:8443/a?b=c", false))
                .isEmpty();
        assertThat(Receiver.problem("http://127.0.0.1:8080/", true)).isEmpty();
        assertThat(Receiver.problem("http://[::1]/", true)).isEmpty();
        assertThat(Receiver.problem("http://localhost/", false)).contains("must begin with https://");
        assertThat(Receiver.problem("http://10.0.0.1/", true))
                .contains("must begin with https://, or with http:// on this machine");
        assertThat(Receiver.problem("HTTP://LOCALHOST/", true)).isEmpty();
    }

    @Test
    void longAddressIsRefusedFromItsLimitOn() {
        var longest = "https://receiver.example/" + "a".repeat(1_975);
        assertThat(Receiver.problem(longest, false)).isEmpty();
        assertThat(Receiver.problem(longest + "a", false)).contains("has more than 2000 characters");
        assertThat(Receiver.problem("https://receiver.example:65535/", false)).isEmpty();
        assertThat(Receiver.problem("https://receiver.example:0/", false)).isPresent();
    }

    @Test
    void listsDoNotShowWhatMayBeAToken() {
        assertThat(Receiver.shown("https://receiver.example/a?token=b")).isEqualTo("https://receiver.example/a?...");
    }
}
