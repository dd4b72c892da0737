package heed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.WeeklyList;
import heed.outbox.MessageState;
import heed.outbox.Outbox;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.platform.database.Dialect;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who gets a letter, when, and what it says.
class DailyMailTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_csm_gets_one_letter_at_their_hour_with_all_that_happened(Dialect dialect)
      throws Exception {
    try (var mail = new MailDesk(dialect)) {
      mail.desk.keep(Cast.export());
      mail.desk.file(ARequest.by(Cast.acme(), Cast.sso()).severity(5).quote("We <need> it & now"));
      mail.desk.file(ARequest.by(Cast.acme(), Cast.export()));
      mail.decide("sso", Status.PLANNED);
      mail.decide("export", Status.DECLINED);
      mail.run();
      assertThat(mail.letters()).isEmpty();

      mail.clock.set(MailDesk.MONDAY_EIGHT);
      mail.run();
      mail.run();

      assertThat(mail.letters()).hasSize(1);
      var letter = mail.letters().getFirst();
      assertThat(letter.getSubject()).isEqualTo("2 customers wait for word from you");
      assertThat(letter.getAllRecipients()[0].toString()).isEqualTo(Cast.CARA.email());
      assertThat(letter.getFrom()[0].toString()).isEqualTo("Heed <heed@heed.example.com>");
      assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(letter.getMessageID()).matches("<m-[0-9a-z]+@heed\\.example\\.com>");
      assertThat(plain(letter))
          .contains(
              "Single sign-on with SAML is planned for 1 March 2027.",
              "Scheduled export to a warehouse was declined.",
              "Reason: Because",
              "* Acme Corporation",
              "> We <need> it & now",
              "https://heed.example.com/features/sso")
          .doesNotContain("240", "$");
      assertThat(html(letter))
          .contains("We &lt;need&gt; it &amp; now")
          .doesNotContain("<need>", "<img", "<script");
      assertThat(mail.messages(MessageState.WAITING)).isEmpty();
      assertThat(mail.messages(MessageState.PARKED)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_lead_reads_the_weekly_list_in_the_letter_of_the_day(Dialect dialect) throws Exception {
    try (var mail = new MailDesk(dialect)) {
      mail.desk.file(ARequest.by(Cast.acme(), Cast.sso()));
      mail.decide("sso", Status.PLANNED);
      mail.clock.set(MailDesk.MONDAY_EIGHT);
      new WeeklyList(mail.database, mail.loops, mail.outbox, Outbox.DIGEST, mail.clock).tellDue();

      mail.run();

      var letter =
          mail.letters().stream()
              .filter(each -> recipient(each).equals(Cast.PIA.email()))
              .findFirst()
              .orElseThrow();
      assertThat(plain(letter))
          .contains(
              "One answer is owed to customers, none of them overdue",
              "Cara Cole: 1 open, 0 overdue",
              "https://heed.example.com/loops/figures")
          .doesNotContain("240", "$");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void hour_zone_and_language_are_the_readers_and_weekends_are_quiet(Dialect dialect)
      throws Exception {
    try (var mail = new MailDesk(dialect)) {
      mail.desk.write(transaction -> {
        new PreferenceStore().put(transaction, japanese());
        return true;
      });
      mail.desk.file(ARequest.by(Cast.acme(), Cast.sso()));
      mail.clock.set(Instant.parse("2026-11-21T12:00:00Z"));
      mail.decide("sso", Status.PLANNED);
      mail.run();
      mail.clock.set(Instant.parse("2026-11-22T23:59:00Z"));
      mail.run();
      assertThat(mail.letters()).isEmpty();

      mail.clock.set(Instant.parse("2026-11-23T00:00:00Z"));
      mail.run();

      assertThat(mail.letters()).hasSize(1);
      var letter = mail.letters().getFirst();
      assertThat(letter.getSubject()).isEqualTo("有 1 位客户在等您的答复");
      assertThat(letter.getHeader("Content-Language")).containsExactly("zh-CN");
      assertThat(plain(letter)).contains("已列入计划，预计2027年3月1日", "Cara");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_late_is_repeated_by_one_letter_a_day(Dialect dialect) throws Exception {
    try (var mail = new MailDesk(dialect)) {
      mail.desk.file(ARequest.by(Cast.acme(), Cast.sso()));
      mail.decide("sso", Status.SHIPPED);
      for (var hour = 0; hour < 24 * 12; hour++) {
        mail.clock.pass(Duration.ofHours(1));
        mail.run();
      }

      assertThat(mail.letters()).hasSizeBetween(2, 8);
      assertThat(plain(mail.letters().getLast())).contains("One customer still waits for word.");
      assertThat(mail.letters().stream().map(DailyMailTest::id)).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_settled_before_the_hour_is_not_told(Dialect dialect) {
    try (var mail = new MailDesk(dialect)) {
      mail.desk.file(ARequest.by(Cast.acme(), Cast.sso()));
      mail.decide("sso", Status.PLANNED);
      mail.desk.write(transaction -> {
        var open = new ArrayList<String>();
        mail.loops.forEach(transaction.handle(), row -> open.add(row.value().id()));
        open.forEach(loop ->
            mail.answering.told(
                transaction, loop, new Answer.Told("call", null, null), MailDesk.PIA));
        return true;
      });
      mail.clock.set(MailDesk.MONDAY_EIGHT);
      mail.run();

      assertThat(mail.letters()).isEmpty();
      assertThat(mail.messages(MessageState.WAITING)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_nobody_owns_goes_to_the_pms_and_a_stranger_gets_no_mail(Dialect dialect)
      throws Exception {
    try (var mail = new MailDesk(dialect)) {
      mail.desk.keep(Cast.ADA);
      mail.desk.keep(Cast.initech().csm("stranger@evil.example"));
      mail.desk.file(ARequest.by(Cast.umbra(), Cast.sso()));
      mail.desk.file(ARequest.by(Cast.initech(), Cast.sso()));
      mail.decide("sso", Status.PLANNED);
      mail.clock.set(MailDesk.MONDAY_EIGHT);
      mail.run();

      assertThat(mail.letters().stream().map(DailyMailTest::to))
          .containsExactlyInAnyOrder(Cast.PIA.email(), Cast.ADA.email());
      assertThat(plain(mail.letters().getFirst()))
          .contains("Umbra Labs", "Initech", "Nobody who can be reached")
          .doesNotContain("12000", "12,000", "18000");
      assertThat(mail.messages(MessageState.WAITING)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_outage_of_days_ends_with_one_letter(Dialect dialect) {
    try (var mail = new MailDesk(dialect)) {
      mail.desk.file(ARequest.by(Cast.acme(), Cast.sso()));
      for (var attempt = 0; attempt < 4000; attempt++) {
        mail.server.at(FakeSmtp.GREETING, "421 not now");
      }
      var word = List.of(Status.PLANNED, Status.SHIPPED, Status.PLANNED, Status.SHIPPED);
      for (var day = 0; day < 4; day++) {
        mail.decide("sso", word.get(day));
        for (var hour = 0; hour < 24; hour++) {
          mail.clock.pass(Duration.ofHours(1));
          mail.run();
        }
      }
      assertThat(mail.messages(MessageState.PARKED)).isEmpty();
      mail.server.heal();
      for (var hour = 0; hour < 5; hour++) {
        mail.clock.pass(Duration.ofHours(1));
        mail.run();
      }

      assertThat(mail.letters()).hasSize(1);
    }
  }

  private static Preference japanese() {
    return new Preference(Cast.CARA.email(), List.of(), 9, "Asia/Tokyo", "zh-CN");
  }

  static String plain(MimeMessage letter) throws Exception {
    return ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent().toString();
  }

  static String html(MimeMessage letter) throws Exception {
    return ((MimeMultipart) letter.getContent()).getBodyPart(1).getContent().toString();
  }

  static String id(MimeMessage letter) {
    try {
      return letter.getMessageID();
    } catch (jakarta.mail.MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String to(MimeMessage letter) {
    try {
      return letter.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String recipient(MimeMessage letter) {
    try {
      return letter.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
