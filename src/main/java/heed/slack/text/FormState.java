package heed.slack.text;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import heed.platform.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What is in a form as Slack sends it.
public final class FormState {
  private FormState() {}

  /// A text that the form remembers in its metadata. Anybody may have changed it: it is a value
  /// like any other, and nothing is allowed because of it.
  public static @Nullable String remembered(@Nullable String metadata, String name) {
    if (metadata == null || metadata.isEmpty()) {
      return null;
    }
    try {
      var value = Json.tree(metadata).path(name);
      return value.isString() ? value.asString() : null;
    } catch (JacksonException changed) {
      return null;
    }
  }

  /// The value of each action, whatever block it is in.
  public static Map<String, ViewState.Value> values(View view) {
    var values = new LinkedHashMap<String, ViewState.Value>();
    if (view.getState() != null && view.getState().getValues() != null) {
      view.getState().getValues().values().forEach(values::putAll);
    }
    return values;
  }

  /// The block that an action is in.
  public static String blockOf(View view, String action) {
    if (view.getState() != null && view.getState().getValues() != null) {
      for (var block : view.getState().getValues().entrySet()) {
        if (block.getValue().containsKey(action)) {
          return block.getKey();
        }
      }
    }
    return action;
  }
}
