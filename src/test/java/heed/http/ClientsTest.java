package heed.http;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.SettableClock;
import heed.platform.outside.Allowed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClientsTest {
  private final Clients clients = new Clients(Allowed.of("127.0.0.0/8,::1,10.0.0.0/8"));

  @Test
  void without_a_proxy_the_client_is_the_peer() {
    assertThat(clients.of("203.0.113.9", List.of())).isEqualTo("203.0.113.9");
    assertThat(clients.of("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
  }

  @Test
  void what_a_stranger_says_of_others_is_not_believed() {
    assertThat(clients.of("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
  }

  @Test
  void of_what_came_through_proxies_only_what_they_added_counts() {
    assertThat(clients.of("127.0.0.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
    assertThat(clients.of("127.0.0.1", List.of("6.6.6.6", " 198.51.100.1 ", "10.0.0.7")))
        .isEqualTo("198.51.100.1");
    assertThat(clients.of("127.0.0.1", List.of("6.6.6.6", "198.51.100.1:55012")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void what_is_no_address_ends_the_walk() {
    assertThat(clients.of("127.0.0.1", List.of("unknown"))).isEqualTo("127.0.0.1");
    assertThat(clients.of("127.0.0.1", List.of("evil.example", "10.0.0.7"))).isEqualTo("10.0.0.7");
    assertThat(clients.of("", List.of())).isEqualTo("unknown");
  }

  @Test
  void whoever_has_one_address_of_a_network_has_all_of_them() {
    var one = clients.of("::1", List.of("[2001:db8:1:2:3:4:5:6]:443"));

    assertThat(one).isEqualTo(clients.of("2001:db8:1:2:ffff::1", List.of()));
    assertThat(one).isNotEqualTo(clients.of("2001:db8:1:3::1", List.of()));
  }

  @Test
  void each_client_is_counted_alone_and_anew_after_the_window() {
    var clock = SettableClock.morning();
    var limit = new RequestLimit(2, Duration.ofMinutes(1), clock);

    assertThat(List.of(limit.allows("a"), limit.allows("a"), limit.allows("a")))
        .containsExactly(true, true, false);
    assertThat(limit.allows("b")).isTrue();
    clock.pass(Duration.ofMinutes(1));
    assertThat(limit.allows("a")).isTrue();
  }

  @Test
  void however_many_clients_come_few_are_remembered_and_none_is_refused_for_others() {
    var limit = new RequestLimit(1, Duration.ofMinutes(1), SettableClock.morning());

    for (var client = 0; client < 25_000; client++) {
      assertThat(limit.allows("client " + client)).isTrue();
    }
  }
}
