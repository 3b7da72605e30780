package dev.modelatlas.webhook;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Which URLs messages may be sent to. */
@Concurrent
class ReceiverAddressTest {

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
    void recognizesAddressesThatAreNotPublic(String address) throws Exception {
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
    void recognizesPublicAddresses(String address) throws Exception {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "receiver.example, must have a scheme",
        "//receiver.example/, must have a scheme",
        "https:///path, must have a scheme",
        "https://한국.example/, must have a scheme",
        "https://receiver.example:65536/, must have a scheme",
        "https://re ceiver.example/, is not an address",
        "http://receiver.example/, must begin with https://",
        "ftp://receiver.example/, must begin with https://",
        "https://user:password@receiver.example/, 'must not contain a user, a password or #'",
        "https://receiver.example/#part, 'must not contain a user, a password or #'",
    })
    void reportsTheProblemOfAUrl(String url, String problem) {
        assertThat(ReceiverAddress.problem(url, true)).get().asString().startsWith(problem);
    }

    @Test
    void allowsPlainHttpOnlyOnLoopbackAndOnlyIfPrivateReceiversAreEnabled() {
        assertThat(ReceiverAddress.problem("https://receiver.example:8443/a?b=c", false))
                .isEmpty();
        assertThat(ReceiverAddress.problem("http://127.0.0.1:8080/", true)).isEmpty();
        assertThat(ReceiverAddress.problem("http://[::1]/", true)).isEmpty();
        assertThat(ReceiverAddress.problem("http://localhost/", false))
                .contains("must begin with https://. For http:// on this machine, set"
                        + " model-atlas.webhook.private-receivers=true");
        assertThat(ReceiverAddress.problem("http://receiver.example/", false)).contains("must begin with https://");
        assertThat(ReceiverAddress.problem("http://10.0.0.1/", true))
                .contains("must begin with https://, or with http:// on this machine");
        assertThat(ReceiverAddress.problem("HTTP://LOCALHOST/", true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/hook",
                "https://127.0.0.1/hook",
                "https://10.0.0.5:8443/hook",
                "https://169.254.169.254/latest",
                "https://[::1]/hook",
                "https://[fd00::5]/hook",
            })
    void privateAddressIsRefusedWithTheNameOfTheSetting(String url) {
        assertThat(ReceiverAddress.problem(url, false))
                .contains("is not on the public internet. To send to it anyway, set"
                        + " model-atlas.webhook.private-receivers=true for this command and for all servers");
        assertThat(ReceiverAddress.problem(url, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://93.184.216.34/hook", "https://[2606:4700::1111]/hook", "https://intranet.example/"})
    void publicAddressesAndHostNamesNeedNoSetting(String url) {
        assertThat(ReceiverAddress.problem(url, false)).isEmpty();
    }

    @Test
    void refusesATooLongUrl() {
        var longest = "https://receiver.example/" + "a".repeat(1_975);
        assertThat(ReceiverAddress.problem(longest, false)).isEmpty();
        assertThat(ReceiverAddress.problem(longest + "a", false)).contains("has more than 2000 characters");
        assertThat(ReceiverAddress.problem("https://receiver.example:65535/", false))
                .isEmpty();
        assertThat(ReceiverAddress.problem("https://receiver.example:0/", false))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://receiver.example, https://receiver.example",
        "https://receiver.example/, https://receiver.example/",
        "https://receiver.example?token=b, https://receiver.example/...",
        "https://receiver.example/a?token=b, https://receiver.example/...",
        "https://receiver.example:8443/hooks/catch/b-token/, https://receiver.example:8443/..."
    })
    void displayedUrlOmitsEverythingAfterTheHost(String url, String shown) {
        assertThat(ReceiverAddress.shown(url)).isEqualTo(shown);
    }
}
