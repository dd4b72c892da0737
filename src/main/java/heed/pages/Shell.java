package heed.pages;

import org.jspecify.annotations.Nullable;

/// What stands around every page.
///
/// @param voice how pages speak to this reader
/// @param here which entry of the navigation is this page's, or an empty text
/// @param name of the person; null before sign-in
/// @param owed how many loops wait for this person, 0 to say nothing
/// @param theme `light` or `dark` when the person chose; null: as the system has it
public record Shell(
    Links links,
    Voice voice,
    String here,
    @Nullable String name,
    String role,
    boolean staff,
    boolean admin,
    long owed,
    @Nullable String theme) {

  /// Addresses of the assets, which change with their content.
  public record Links(String style, String script, String htmx, String icon) {}

  /// `page` for the entry of this page, null for others, so that the attribute is left out.
  public @Nullable String current(String entry) {
    return entry.equals(here) ? "page" : null;
  }
}
