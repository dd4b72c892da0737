package heed.slack;

import heed.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The buttons beside a loop. Their value says which loop, and which message they stand in.
final class LoopButtons {
  static final String TOLD = "told";
  static final String EDIT = "edit_draft";
  static final String LATER = "remind_later";
  static final String NOT_MINE = "not_mine";

  /// What a button carries.
  ///
  /// @param message id of the message it stands in; empty in a list
  record Target(String loop, String message) {
    String value() {
      return Json.write(this);
    }

    /// Reads a value back, or null when it is none of ours.
    static @Nullable Target of(@Nullable String value) {
      try {
        return value == null ? null : Json.read(value, Target.class);
      } catch (JacksonException notOurs) {
        return null;
      }
    }
  }

  private LoopButtons() {}

  /// The buttons of one loop.
  ///
  /// @param name the account's, for those who hear the page
  /// @param handBack whether it can be given back: what nobody owns cannot
  static Map<String, Object> of(Voice voice, Target target, String name, boolean handBack) {
    var buttons = new ArrayList<Map<String, Object>>();
    buttons.add(Kit.primary(button(voice.plain("button.told"), TOLD, target, name)));
    buttons.add(button(voice.plain("button.edit"), EDIT, target, name));
    buttons.add(button(voice.plain("button.later"), LATER, target, name));
    if (handBack) {
      buttons.add(button(voice.plain("button.not_mine"), NOT_MINE, target, name));
    }
    return Kit.actions("loop:" + target.loop(), List.copyOf(buttons));
  }

  private static Map<String, Object> button(
      String label, String action, Target target, String name) {
    return Kit.button(label, action + ":" + target.loop(), target.value(), label + ", " + name);
  }
}
