package heed.pages.frame;

import heed.platform.Language;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What stands around every page.
///
/// @param voice how pages speak to this reader
/// @param here which entry of the navigation is this page's, or an empty text
/// @param name of the person; null before sign-in
/// @param role of the person, in words
/// @param staff whether they see customers and money
/// @param decides whether they triage and decide: PMs and admins
/// @param owed how many loops wait for this person, 0 to say nothing
/// @param waiting how many decisions wait in the inbox, for those who decide; 0 to say nothing
/// @param theme `light` or `dark` when the person chose; null: as the system has it
/// @param density `compact` when the person chose it; null: comfortable
/// @param path where this page stands, to come back to
/// @param sequence the last change of the log that the page shows for certain
/// @param done what the reader has just done, or null
public record Shell(
    Links links,
    Voice voice,
    String here,
    @Nullable String name,
    String role,
    boolean staff,
    boolean decides,
    boolean admin,
    long owed,
    long waiting,
    @Nullable String theme,
    @Nullable String density,
    String path,
    long sequence,
    @Nullable Done done) {

  /// Addresses of the assets, which change with their content.
  public record Links(
      String style,
      String script,
      String htmx,
      String icon,
      String palette,
      String live,
      String whatIf,
      String inbox) {}

  /// A language that this page is not in.
  public Language otherLanguage() {
    return Arrays.stream(Language.values())
        .filter(language -> language != voice.language())
        .findFirst()
        .orElseThrow();
  }

  /// Where this page hears of what is new: `backlog`, `loops`, or `account` on an account's page.
  public String live(String on) {
    var address = path.split("\\?", 2)[0];
    var topic =
        on.equals("account") ? "account%3A" + address.substring(address.lastIndexOf('/') + 1) : on;
    return "/live?on=" + topic + "&since=" + sequence;
  }

  /// `page` for the entry of this page, null for others, so that the attribute is left out.
  public @Nullable String current(String entry) {
    return entry.equals(here) ? "page" : null;
  }
}
