package heed.pages.feature;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Person;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DiscussionPageTest {
  private static final String SSO = "/features/sso";
  private static final Pattern COMMENT = Pattern.compile("id=\"comment-([^\"]+)\"");

  private final Site site = new Site(SettableClock.morning());

  @BeforeEach
  void fill() {
    site.write(tx -> {
      for (Person person : List.of(Cast.CARA, Cast.PIA, Cast.VERA)) {
        site.people.put(tx, person);
      }
      return site.keepingFeatures.put(tx, Cast.sso().feature(), null);
    });
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void colleagues_talk_on_the_page_of_a_feature_and_who_is_called_is_told() {
    var cara = Visitor.signedIn(site, Cast.CARA);

    var sent = cara.post(SSO + "/comments", Map.of("text", "@Pia Park, <b>Acme</b> waits."));

    assertThat(sent.location()).isEqualTo(SSO + "#discussion");
    var pia = Visitor.signedIn(site, Cast.PIA);
    assertThat(pia.get(SSO).text())
        .contains("Discussion: 1 comment", "Cara Cole", "@Pia Park", ", <b>Acme</b> waits.");
    assertThat(pia.get("/messages").text())
        .contains("Cara Cole calls you in the discussion of Single sign-on with SAML.");
  }

  @Test
  void own_words_are_edited_removed_and_brought_back() {
    var cara = Visitor.signedIn(site, Cast.CARA);
    cara.post(SSO + "/comments", Map.of("text", "Hm."));
    var page = cara.get(SSO);
    var one = "/comments/" + comment(page);

    cara.post(one + "/edit", Map.of("text", "Well.", "seen", page.field("seen").orElse("")));
    assertThat(cara.get(SSO).text()).contains("Well.", "edited");
    cara.post(one + "/remove", Map.of());
    assertThat(cara.get(SSO).text()).contains("Removed", "Undo").doesNotContain("Well.");
    cara.post(one + "/back", Map.of());
    assertThat(cara.get(SSO).text()).contains("Well.");
  }

  @Test
  void a_viewer_neither_reads_nor_writes() {
    Visitor.signedIn(site, Cast.CARA).post(SSO + "/comments", Map.of("text", "Secret plan."));
    var vera = Visitor.signedIn(site, Cast.VERA);

    assertThat(vera.get(SSO).html()).doesNotContain("Secret plan", "discussion");
    assertThat(vera.post(SSO + "/comments", Map.of("text", "Hi")).status()).isEqualTo(403);
  }

  @Test
  void nothing_said_is_said_where_it_was_typed() {
    var cara = Visitor.signedIn(site, Cast.CARA);

    var page = cara.post(SSO + "/comments", Map.of("text", " "));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Nothing was said yet");
  }

  private static String comment(Page page) {
    var found = COMMENT.matcher(page.html());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
