package heed.slack.text;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a button was pressed, and so what has to change after it.
public sealed interface Place {
  /// What a form remembers of having been opened from Home.
  String HOME = "home";

  /// A message that everybody in its channel sees.
  record InMessage(String channel, String timestamp) implements Place {}

  /// An answer that only the asker sees; it is changed by its own address.
  record InAnswer(String responseUrl) implements Place {}

  /// The Home tab of a member.
  ///
  /// @param pages what its reader looks at there
  record InHome(String userId, Pages pages) implements Place {}

  /// Nowhere that could be changed.
  record Nowhere() implements Place {}

  static Place of(BlockActionPayload click) {
    var container = click.getContainer();
    var view = click.getView();
    if (view != null) {
      return new InHome(click.getUser().getId(), Pages.of(view.getPrivateMetadata()));
    }
    if (container == null) {
      return new Nowhere();
    }
    if (container.isEphemeral()) {
      return click.getResponseUrl() == null ? new Nowhere() : new InAnswer(click.getResponseUrl());
    }
    return container.getChannelId() == null || container.getMessageTs() == null
        ? new Nowhere()
        : new InMessage(container.getChannelId(), container.getMessageTs());
  }

  /// As a form remembers it.
  default Map<String, String> memory() {
    var memory = new LinkedHashMap<String, String>();
    switch (this) {
      case InMessage(var channel, var timestamp) -> {
        memory.put("channel", channel);
        memory.put("timestamp", timestamp);
      }
      case InAnswer(var responseUrl) -> memory.put("responseUrl", responseUrl);
      case InHome(var userId, var pages) -> {
        memory.put(HOME, userId);
        memory.put("pages", pages.written());
      }
      case Nowhere() -> {}
    }
    return memory;
  }

  static Place remembered(@Nullable String metadata) {
    var channel = FormState.remembered(metadata, "channel");
    var timestamp = FormState.remembered(metadata, "timestamp");
    if (channel != null && timestamp != null) {
      return new InMessage(channel, timestamp);
    }
    var url = FormState.remembered(metadata, "responseUrl");
    if (url != null) {
      return new InAnswer(url);
    }
    var home = FormState.remembered(metadata, HOME);
    return home == null
        ? new Nowhere()
        : new InHome(home, Pages.of(FormState.remembered(metadata, "pages")));
  }
}
