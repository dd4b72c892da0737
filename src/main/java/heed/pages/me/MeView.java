package heed.pages.me;

import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How somebody wants to be written to and how their pages look.
///
/// @param hear the kinds of message that can be muted
/// @param hours of the day
/// @param zones that can be chosen
/// @param clock what the clock of that zone shows now
/// @param complaints what is wrong with what was sent
public record MeView(
    String name,
    String email,
    List<Hear> hear,
    List<Choice> hours,
    String zone,
    List<String> zones,
    String clock,
    List<Choice> languages,
    List<Choice> themes,
    List<Choice> densities,
    Complaints complaints) {
  /// A kind of message.
  public record Hear(String kind, String words, boolean wanted) {}

  /// The value of the zone’s field, or the one that was sent.
  public @Nullable String zoneInvalid() {
    return complaints.invalid("zone");
  }
}
