package heed.loop;

import heed.platform.Fields;
import heed.platform.Texts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person does about a loop, as it is sent.
public sealed interface Answer {
  /// The customer was told.
  ///
  /// @param how call, e-mail, meeting …, in one line
  /// @param note what the customer said
  /// @param url where it can be read
  record Told(String how, @Nullable String note, @Nullable String url) implements Answer {
    public static final List<String> FIELDS = List.of("how", "note", "url");

    public static Told of(Fields fields) {
      return new Told(
          fields.requiredLine("how", Texts.TITLE),
          fields.text("note", Texts.BODY),
          fields.link("url"));
    }
  }

  /// Remind me later.
  ///
  /// @param until a day after today
  record Snooze(LocalDate until) implements Answer {
    public static final List<String> FIELDS = List.of("until");

    public static Snooze of(Fields fields) {
      var until = fields.date("until");
      if (until == null && !fields.refused("until")) {
        fields.refuse("until", "Until is missing: a day after today.");
      }
      return new Snooze(until == null ? Fields.LATEST : until);
    }
  }

  /// Nobody needs to be told.
  record Waiver(String reason) implements Answer {
    public static final List<String> FIELDS = List.of("reason");

    public static Waiver of(Fields fields) {
      var reason = fields.text("reason", Texts.BODY);
      if (reason == null && !fields.refused("reason")) {
        fields.refuse("reason", "Reason is missing: say why nobody needs to be told.");
      }
      return new Waiver(reason == null ? "?" : reason);
    }
  }

  /// Somebody else's.
  ///
  /// @param csm whose; null: nobody's in particular, so that PMs hand it out
  record Handover(@Nullable String csm) implements Answer {
    public static final List<String> FIELDS = List.of("csm");

    public static Handover of(Fields fields) {
      return new Handover(fields.email("csm"));
    }
  }
}
