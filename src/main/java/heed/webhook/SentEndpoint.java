package heed.webhook;

import heed.platform.Fields;
import heed.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An endpoint as somebody sent it.
///
/// @param enabled whether it is to hear anything from now on
public record SentEndpoint(
    String url,
    @Nullable String description,
    List<EventType> events,
    @Nullable String owner,
    boolean enabled) {

  /// Every field that a caller may set, in the API's spelling.
  public static final List<String> FIELDS =
      List.of("url", "description", "events", "owner", "enabled");

  /// Reads an endpoint; complaints stay with the fields.
  ///
  /// @param events the words of the list, or null when there is no list of words
  public static SentEndpoint of(Fields fields, @Nullable List<String> events) {
    var url = fields.link("url");
    if (url == null && !fields.refused("url")) {
      fields.refuse("url", "URL is missing.");
    }
    var enabled = fields.truth("enabled");
    return new SentEndpoint(
        url == null ? "?" : url,
        fields.line("description", Texts.TITLE),
        types(fields, events),
        fields.email("owner"),
        enabled == null || enabled);
  }

  private static List<EventType> types(Fields fields, @Nullable List<String> words) {
    var types = new ArrayList<EventType>();
    for (var word : words == null ? List.<String>of() : words) {
      var type = EventType.BY_WORD.get(word);
      if (type != null) {
        types.add(type);
      }
    }
    if (words == null || words.isEmpty() || types.size() < words.size()) {
      fields.refuse(
          "events",
          "Events must be a list with any of "
              + String.join(", ", EventType.BY_WORD.keySet())
              + ".");
    }
    return types;
  }

  Endpoint as(String id, @Nullable String usualOwner) {
    return new Endpoint(
        id, url, description, events, owner == null ? usualOwner : owner, enabled, null);
  }
}
