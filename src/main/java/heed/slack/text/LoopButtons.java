package heed.slack.text;

import heed.platform.Json;
import heed.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The buttons beside a loop. Their value says which loop, and which message they stand in.
public final class LoopButtons {
  public static final String TOLD = "told";
  public static final String EDIT = "edit_draft";
  public static final String LATER = "remind_later";
  public static final String NOT_MINE = "not_mine";

  /// What a button carries.
  ///
  /// @param message id of the message it stands in; empty in a list
  public record Target(String loop, String message) {
    public String value() {
      return Json.write(this);
    }

    /// Reads a value back, or null when it is none of ours.
    public static @Nullable Target of(@Nullable String value) {
      try {
        return value == null ? null : Json.read(value, Target.class);
      } catch (JacksonException notOurs) {
        return null;
      }
    }
  }

  /// So much of the title that the account is heard too, in the 75 characters there are.
  private static final int FEATURE = 24;

  private LoopButtons() {}

  /// The buttons of one loop.
  ///
  /// @param account whom it is owed to, and `feature` what it is about: for those who hear the
  ///   page, where several loops of one account may stand
  /// @param handBack whether it can be given back: what nobody owns cannot
  public static Map<String, Object> of(
      Voice voice, Target target, String account, String feature, boolean handBack) {
    var name = Texts.clip(feature, FEATURE) + ", " + account;
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
