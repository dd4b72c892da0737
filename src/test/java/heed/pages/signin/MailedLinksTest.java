package heed.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.http.Clients;
import heed.mail.SignInLetter;
import heed.outbox.Message;
import heed.outbox.OutboxStore;
import heed.pages.frame.Doorway;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.platform.outside.Allowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asking for a sign-in link by e-mail.
final class MailedLinksTest {
  private final SettableClock clock = SettableClock.morning();
  private final Site site =
      new Site(
          clock,
          "http://127.0.0.1",
          new Doorway(new Clients(Allowed.of("127.0.0.0/8")), List.of()),
          true);

  MailedLinksTest() {
    site.write(tx -> site.people.put(tx, Cast.PIA));
    site.write(tx -> site.people.put(tx, Cast.CARA));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void known_and_unknown_addresses_get_the_same_answer_and_only_the_known_one_a_letter() {
    var unknown = ask("nobody@heed.test");
    var known = ask("Pia@heed.test");

    assertThat(known.status()).isEqualTo(200).isEqualTo(unknown.status());
    assertThat(known.html().replace("pia@heed.test", "ADDRESS"))
        .isEqualTo(unknown.html().replace("nobody@heed.test", "ADDRESS"));
    assertThat(known.text()).contains("If somebody here has the address pia@heed.test");
    assertThat(letters(1)).extracting(Message::recipient).containsExactly("pia@heed.test");
    assertThat(letters(1).getFirst().body()).doesNotContain("sign-in/");
  }

  @Test
  void asking_again_while_a_letter_waits_or_too_often_sends_no_more() {
    for (var time = 0; time < 6; time++) {
      assertThat(ask("pia@heed.test").status()).isEqualTo(200);
    }
    ask("cara@heed.test");

    assertThat(letters(2))
        .extracting(Message::recipient)
        .containsExactlyInAnyOrder("pia@heed.test", "cara@heed.test");
  }

  @Test
  void a_client_that_asks_for_many_is_refused_for_a_while() {
    for (var time = 0; time < 20; time++) {
      assertThat(ask("a" + time + "@heed.test").status()).isEqualTo(200);
    }

    var refused = ask("pia@heed.test");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("900");
    clock.pass(Duration.ofMinutes(15));
    assertThat(ask("pia@heed.test").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "a b@heed.test", "<script>@x"})
  void what_is_no_address_is_said_beside_the_field(String typed) {
    var page = ask(typed);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.texts("span", "field-error"))
        .containsExactly("Type an e-mail address, such as ann@example.com.");
  }

  @Test
  void no_form_of_another_site_asks_for_one() {
    var page =
        new Visitor(site)
            .send(
                "POST",
                "/sign-in",
                "email=pia%40heed.test",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "cross-site");

    assertThat(page.status()).isEqualTo(403);
  }

  @Test
  void without_a_mail_server_nobody_is_asked_for_an_address() {
    try (var without = new Site(clock)) {
      assertThat(new Visitor(without).get("/sign-in").html()).doesNotContain("name=\"email\"");
      assertThat(new Visitor(without).post("/sign-in", Map.of("email", "pia@heed.test")).status())
          .isEqualTo(405);
    }
  }

  private Page ask(String email) {
    return new Visitor(site).post("/sign-in", Map.of("email", email));
  }

  /// The letters, once there are so many: they are written after the answer.
  private List<Message> letters(int count) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      var letters =
          site
              .database
              .read(
                  handle -> site.messages.page(handle, OutboxStore.Filter.ALL, Long.MAX_VALUE, 100))
              .stream()
              .filter(message -> message.kind().equals(SignInLetter.KIND))
              .toList();
      if (letters.size() >= count || System.nanoTime() > until) {
        return letters;
      }
      Thread.onSpinWait();
    }
  }
}
