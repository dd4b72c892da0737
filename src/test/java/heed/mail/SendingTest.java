package heed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.MessageState;
import heed.platform.database.Dialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a letter when the mail server fails, or the address or the title is foul.
class SendingTest {
  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 shutting down",
    "GREETING, cut",
    "EHLO, 421 shutting down",
    "AUTH, 454 not now",
    "MAIL, 451 later",
    "MAIL, 421 shutting down",
    "RCPT, 450 greylisted",
    "RCPT, 451 greylisted",
    "RCPT, cut",
    "DATA, 421 shutting down",
    "DATA, cut",
    "TAKEN, 452 disk is full"
  })
  void a_letter_that_the_server_did_not_take_comes_later_under_the_same_id(
      String step, String answer) {
    try (var mail = due(Dialect.SQLITE)) {
      mail.server.at(step, answer);
      mail.run();
      assertThat(mail.messages(MessageState.PARKED)).isEmpty();
      var before = mail.messages(MessageState.WAITING);
      assertThat(before).hasSize(1);

      mail.clock.pass(Duration.ofMinutes(15));
      mail.run();
      mail.clock.pass(Duration.ofMinutes(15));
      mail.run();

      assertThat(mail.messages(MessageState.WAITING)).isEmpty();
      assertThat(mail.letters()).isNotEmpty();
      assertThat(mail.letters().stream().map(DailyMailTest::id).distinct())
          .containsExactly("<" + before.getFirst().id() + "@heed.example.com>");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_letter_whose_answer_was_cut_off_comes_again_under_the_same_id(Dialect dialect) {
    try (var mail = due(dialect)) {
      mail.server.at(FakeSmtp.TAKEN, FakeSmtp.CUT);
      mail.run();
      mail.clock.pass(Duration.ofMinutes(1));
      mail.run();

      assertThat(mail.letters()).hasSize(2);
      assertThat(mail.letters().stream().map(DailyMailTest::id).distinct()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_letter_that_was_taken_is_not_sent_again_though_the_farewell_fails(Dialect dialect) {
    try (var mail = due(dialect)) {
      mail.server.at("QUIT", FakeSmtp.CUT);
      mail.run();
      mail.clock.pass(Duration.ofHours(1));
      mail.run();

      assertThat(mail.letters()).hasSize(1);
      assertThat(mail.messages(MessageState.WAITING)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"RCPT, 550 no such user", "TAKEN, 554 no thanks"})
  void what_the_server_refuses_for_good_is_parked(String step, String answer) {
    try (var mail = due(Dialect.SQLITE)) {
      mail.server.at(step, answer);
      mail.run();

      assertThat(mail.messages(MessageState.PARKED))
          .singleElement()
          .satisfies(message -> assertThat(message.lastProblem()).contains(answer.substring(0, 3)));
    }
  }

  @ParameterizedTest
  @CsvSource({"AUTH, 535 wrong password", "MAIL, 550 you may not send"})
  void when_the_server_refuses_us_nothing_is_parked_and_it_is_left_alone(
      String step, String answer) {
    try (var mail = due(Dialect.SQLITE)) {
      mail.server.at(step, answer);
      mail.run();
      var said = mail.server.commands().size();
      mail.clock.pass(Duration.ofMinutes(9));
      mail.run();
      assertThat(mail.server.commands()).hasSize(said);
      mail.clock.pass(Duration.ofMinutes(2));
      mail.run();

      assertThat(mail.letters()).hasSize(1);
    }
  }

  @Test
  void without_tls_nothing_is_said_to_a_server_that_must_have_it() {
    try (var mail = new MailDesk(Dialect.SQLITE, "?starttls=required")) {
      prepare(mail);
      mail.run();

      assertThat(mail.server.commands()).allMatch(line -> line.matches("EHLO.*|HELO.*|QUIT|RSET"));
      assertThat(mail.messages(MessageState.WAITING)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b\r\nBcc:x@y.example",
        "a@b.example\nBcc: c@d.example",
        "a b@c.example",
        "@b.example",
        "a@",
        "a",
        "",
        "ä@b.example",
        "a@b..example",
        "a@-b.example",
        "<a@b.example>",
        "Ann <a@b.example>",
        "a@b.example,c@d.example",
        "a@b.example>",
        "a@[127.0.0.1]"
      })
  void foul_addresses_are_none(String address) {
    assertThat(Address.of(address)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ann@example.com, ann@example.com",
    "ann+heed@example.com, ann+heed@example.com",
    "o'neil@example.com, o'neil@example.com",
    "ann@bücher.example, ann@xn--bcher-kva.example",
    "ann@例子.测试, ann@xn--fsqu00a.xn--0zwm56d"
  })
  void domains_of_every_script_are_written_in_ascii(String address, String written) {
    assertThat(Address.of(address).orElseThrow().getAddress()).isEqualTo(written);
  }

  @Test
  void a_title_with_a_line_break_begins_no_header() throws Exception {
    var letter =
        new Letter("News\r\nBcc: x@y.example\u2028 für Zoë", "Hello", java.util.List.of(), "Bye");
    var envelope =
        new Envelope(
            jakarta.mail.Session.getInstance(new java.util.Properties()),
            "h@x.example",
            "https://heed.example");
    var message =
        envelope.of(
            "m-1", Address.of("a@b.example").orElseThrow(), letter, "en", MailDesk.MONDAY_SIX);
    var raw = new java.io.ByteArrayOutputStream();
    message.writeTo(raw);

    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://heed.example/me>");
    assertThat(message.getSubject()).isEqualTo("News Bcc: x@y.example  für Zoë");
    assertThat(raw.toString(java.nio.charset.StandardCharsets.US_ASCII))
        .contains("Subject: =?UTF-8?")
        .doesNotContain("\nBcc");
  }

  private static MailDesk due(Dialect dialect) {
    var mail = new MailDesk(dialect);
    prepare(mail);
    return mail;
  }

  private static void prepare(MailDesk mail) {
    mail.desk.file(ARequest.by(Cast.acme(), Cast.sso()));
    mail.decide("sso", Status.PLANNED);
    mail.clock.set(MailDesk.MONDAY_EIGHT);
  }
}
