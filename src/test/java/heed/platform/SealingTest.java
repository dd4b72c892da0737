package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
  private static final String PLACE = "slack_workspace:T1";

  private final Sealing sealing = Sealing.under(secret(1));

  @ParameterizedTest
  @ValueSource(strings = {"", "xoxb-1-abc", "Ärger mit 密码 🔑"})
  void what_is_sealed_opens_again(String plain) {
    var sealed = sealing.seal(plain, PLACE);

    assertThat(sealing.open(sealed, PLACE)).isEqualTo(plain);
    assertThat(Sealing.under(secret(1)).open(sealed, PLACE)).isEqualTo(plain);
  }

  @Test
  void a_sealed_text_shows_nothing_of_what_is_in_it() {
    var sealed = sealing.seal("xoxb-1-abc", PLACE);
    var bytes = Base64.getUrlDecoder().decode(sealed.split("\\.", -1)[2]);

    assertThat(sealed).matches("1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain("xoxb");
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("xoxb");
    assertThat(sealing.toString()).matches("Sealing\\[[0-9a-f]{8}]");
  }

  @Test
  void the_same_text_is_sealed_differently_each_time() {
    var sealed = new HashSet<String>();
    for (var i = 0; i < 1_000; i++) {
      sealed.add(sealing.seal("xoxb-1-abc", PLACE));
    }

    assertThat(sealed).hasSize(1_000);
  }

  @Test
  void under_another_secret_it_does_not_open_and_says_so() {
    var sealed = sealing.seal("xoxb-1-abc", PLACE);

    assertThatThrownBy(() -> Sealing.under(secret(2)).open(sealed, PLACE))
        .isInstanceOfSatisfying(
            Sealing.Unopened.class,
            problem -> {
              assertThat(problem.otherKey()).isTrue();
              assertThat(problem.sentence())
                  .isEqualTo(
                      "What is stored encrypted for slack_workspace:T1 was encrypted under another"
                          + " HEED_SECRET. Start with the secret of then; nothing was changed.");
            });
  }

  @Test
  void moved_to_another_place_it_does_not_open() {
    var sealed = sealing.seal("xoxb-1-abc", PLACE);

    assertUnopened(sealed, "slack_workspace:T2");
    assertUnopened(sealed, "");
  }

  @Test
  void with_any_byte_altered_it_does_not_open() {
    var sealed = sealing.seal("xoxb-1-abc", PLACE);
    var parts = sealed.split("\\.", -1);
    var bytes = Base64.getUrlDecoder().decode(parts[2]);

    for (var i = 0; i < bytes.length; i++) {
      var altered = bytes.clone();
      altered[i] ^= 1;
      assertUnopened(
          parts[0] + "." + parts[1] + "." + Base64.getUrlEncoder().encodeToString(altered), PLACE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xoxb-1-abc", "1..", "2.KEY.AAAA", "1.KEY", "1.KEY.AAAA", "1.KEY.=!"})
  void what_was_never_sealed_does_not_open(String text) {
    var named = text.replace("KEY", sealing.toString().substring(8, 16));

    assertThatThrownBy(() -> sealing.open(named, PLACE)).isInstanceOf(Sealing.Unopened.class);
  }

  private void assertUnopened(String sealed, String boundTo) {
    assertThatThrownBy(() -> sealing.open(sealed, boundTo))
        .isInstanceOfSatisfying(
            Sealing.Unopened.class, problem -> assertThat(problem.otherKey()).isFalse());
  }

  private static String secret(int first) {
    var bytes = new byte[32];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first * 31 + i * 7);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
