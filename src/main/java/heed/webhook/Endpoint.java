package heed.webhook;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An address of another system that hears what happens. Its keys are kept apart from it.
///
/// @param url with `https`, or `http` where the settings allow it
/// @param events in the order of [EventType], at least one
/// @param owner the address that hears when it no longer takes messages; null: every admin
/// @param stopped why it was switched off by itself, in a sentence; null otherwise
public record Endpoint(
    String id,
    String url,
    @Nullable String description,
    List<EventType> events,
    @Nullable String owner,
    boolean enabled,
    @Nullable String stopped) {

  public Endpoint {
    events = events.stream().distinct().sorted().toList();
  }

  boolean hears(EventType type) {
    return enabled && events.contains(type);
  }

  /// What people call it: its description, or its host; the rest of a URL may be a secret.
  public String name() {
    return Optional.ofNullable(description).orElseGet(this::host);
  }

  private String host() {
    var from = url.indexOf("://") + 3;
    var path = url.indexOf('/', from);
    return path < 0 ? url.substring(from) : url.substring(from, path);
  }

  Endpoint stopped(String why) {
    return new Endpoint(id, url, description, events, owner, false, why);
  }
}
