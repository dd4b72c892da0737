package heed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.outbox.MessageState;
import heed.people.OwnKeyStore;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.people.SignInLinks;
import heed.platform.Json;
import heed.platform.database.Dialect;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The letter with a sign-in link.
final class SignInMailTest {
  private static final Pattern LINK =
      Pattern.compile("https://heed\\.example\\.com/sign-in/([A-Za-z0-9._-]+)");

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void it_goes_out_at_once_with_a_link_that_works_once_for_a_quarter_of_an_hour(Dialect dialect)
      throws Exception {
    try (var mail = new MailDesk(dialect)) {
      ask(mail, Cast.PIA.email());

      mail.dispatching.runDue();

      var letter = mail.letters().getFirst();
      assertThat(letter.getSubject()).isEqualTo("Your sign-in link for Heed");
      assertThat(plain(letter)).contains("works once, within 15 minutes", "Hello Pia Park");
      var links = links(mail);
      var token = token(letter);
      var opened = mail.desk.write(tx -> links.use(tx, token, false));
      assertThat(opened).isEqualTo(Cast.PIA);
      assertThat(mail.messages(MessageState.SENT).getFirst().body()).doesNotContain(token);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void it_speaks_the_language_that_they_chose_or_else_asked_in(Dialect dialect) throws Exception {
    try (var mail = new MailDesk(dialect)) {
      ask(mail, Cast.PIA.email(), "zh-CN");
      mail.desk.write(tx -> {
        new PreferenceStore().put(tx, new Preference(Cast.CARA.email(), List.of(), 8, "UTC", "en"));
        return true;
      });
      ask(mail, Cast.CARA.email(), "zh-CN");

      mail.dispatching.runDue();

      assertThat(mail.letters())
          .extracting(MimeMessage::getSubject)
          .containsExactlyInAnyOrder("您的 Heed 登录链接", "Your sign-in link for Heed");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void one_that_comes_too_late_or_for_somebody_who_left_is_not_sent(Dialect dialect) {
    try (var mail = new MailDesk(dialect)) {
      ask(mail, Cast.PIA.email());
      ask(mail, "nobody@heed.test");
      mail.clock.pass(Duration.ofMinutes(15));

      mail.dispatching.runDue();

      assertThat(mail.letters()).isEmpty();
      assertThat(mail.messages(MessageState.SENT))
          .extracting("sentTo")
          .allSatisfy(where -> assertThat(where.toString()).startsWith("nowhere"));
    }
  }

  private static void ask(MailDesk mail, String email) {
    ask(mail, email, "en");
  }

  private static void ask(MailDesk mail, String email, String language) {
    var until = mail.clock.millis() + Duration.ofMinutes(15).toMillis();
    mail.desk.write(tx ->
        mail.outbox.put(
            tx,
            MailCourier.TRANSPORT,
            email,
            SignInLetter.KIND,
            new SignInLetter(until, language)));
    assertThat(Json.write(new SignInLetter(until, language))).contains(language);
  }

  private static SignInLinks links(MailDesk mail) {
    return new SignInLinks(mail.desk.ids, new OwnKeyStore(mail.desk.ids), mail.desk.people);
  }

  private static String token(MimeMessage letter) throws Exception {
    var found = LINK.matcher(plain(letter));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String plain(MimeMessage letter) throws Exception {
    return ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent().toString();
  }
}
