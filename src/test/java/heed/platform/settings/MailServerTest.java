package heed.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.platform.settings.MailServer.StartTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {
  @Test
  void an_address_says_all_that_is_needed() {
    assertThat(MailServer.of("smtp://heed%40example.com:p%40ss%3Aword+1@mail.example.com"))
        .isEqualTo(
            new MailServer(
                "mail.example.com",
                587,
                false,
                StartTls.REQUIRED,
                "heed@example.com",
                "p@ss:word+1",
                "heed@example.com"));
    assertThat(MailServer.of("smtps://u:p@mail.example.com/?from=heed@example.com"))
        .isEqualTo(
            new MailServer(
                "mail.example.com", 465, true, StartTls.REQUIRED, "u", "p", "heed@example.com"));
    assertThat(MailServer.of("smtp://localhost:25"))
        .isEqualTo(new MailServer("localhost", 25, false, StartTls.OFFERED, null, null, null));
    assertThat(
            MailServer.of("smtp://relay.example.com:25?starttls=off&from=a@b.example").startTls())
        .isEqualTo(StartTls.OFF);
    assertThat(MailServer.of("smtp://u:secret@h.example")).hasToString("MailServer[h.example:587]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com",
        "http://mail.example.com",
        "smtp://",
        "smtp://u:p@",
        "smtp://mail.example.com/path",
        "smtp://mail.example.com?to=a@b.example",
        "smtp://mail.example.com?from=nobody",
        "smtp://mail.example.com?from=a@b.example%0D%0ABcc:x@y.example",
        "smtp://mail.example.com?starttls=maybe",
        "smtp://a b@mail.example.com",
        "smtp://u:p#w@mail.example.com"
      })
  void what_says_too_little_or_too_much_is_refused(String text) {
    assertThatThrownBy(() -> MailServer.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
