package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.slack.standin.SlackPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every surface has a page of the blocks that the product really sent; `bin/pictures` takes the
/// pictures in the documents of them.
final class SlackPicturesTest {
  private static final Path FOLDER = Path.of("target", "pictures");

  /// File name by the name of the surface.
  private static final Map<String, String> SHOWN =
      Map.of(
          "form", "slack-form",
          "receipt", "slack-receipt",
          "triage", "slack-triage",
          "home of a CSM", "slack-home-csm",
          "home of a PM", "slack-home-pm",
          "notice of shipped", "slack-notice",
          "reminder", "slack-reminder",
          "top", "slack-top",
          "preferences", "slack-preferences");

  @Test
  void every_surface_has_a_page_to_take_its_picture_of() throws IOException {
    Files.createDirectories(FOLDER);
    var words = "Login is our number one blocker: 400 people type a password twice a day.";
    try (var tour = new Tour("Acme Corporation", "Single sign-on with SAML", words)) {
      for (var shown : SHOWN.entrySet()) {
        var page = SlackPage.of(tour.seen().get(shown.getKey()));
        assertThat(page).as(shown.getKey()).contains("<div");
        Files.writeString(FOLDER.resolve(shown.getValue() + ".html"), page);
      }
    }
  }
}
