package heed.loop;

import heed.platform.Fields;
import heed.platform.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a company closes its loops. A policy as a whole is replaced, never altered.
///
/// @param dueWorkingDays within how many working days customers hear of each milestone
/// @param startedOpensLoops whether the begin of work is news for customers
/// @param weeklyListTo addresses of those who get the weekly list of what is owed, with commas
///   between; null: everybody with the role `pm` or `admin`
public record LoopPolicy(
    DueWorkingDays dueWorkingDays, boolean startedOpensLoops, @Nullable String weeklyListTo) {

  /// Working days, 0 to [#MOST_DAYS]; 0 means the same day.
  public record DueWorkingDays(int planned, int slipped, int shipped, int declined, int started) {
    /// As many for each.
    static DueWorkingDays each(int days) {
      return new DueWorkingDays(days, days, days, days, days);
    }

    int of(Milestone milestone) {
      return switch (milestone) {
        case PLANNED -> planned;
        case SLIPPED -> slipped;
        case SHIPPED -> shipped;
        case DECLINED -> declined;
        case STARTED -> started;
      };
    }
  }

  /// Longer than this, a loop is not meant to be closed.
  public static final int MOST_DAYS = 60;

  /// A customer should not read the news elsewhere first, and a CSM has other work: a working week,
  /// for bad news as for good. That work began is of little use to a customer who heard that it is
  /// planned.
  public static final LoopPolicy DEFAULT = new LoopPolicy(DueWorkingDays.each(5), false, null);

  private static final String DUE = "dueWorkingDays.";

  /// Every field that a caller may set, in the API's spelling.
  public static final List<String> FIELDS =
      List.of(
          DUE + "planned",
          DUE + "slipped",
          DUE + "shipped",
          DUE + "declined",
          DUE + "started",
          "startedOpensLoops",
          "weeklyListTo");

  private static final int MOST_ADDRESSES = 50;

  /// Reads a policy; complaints stay with the fields.
  public static LoopPolicy of(Fields fields) {
    var started = fields.truth("startedOpensLoops");
    if (started == null && !fields.refused("startedOpensLoops")) {
      fields.refuse("startedOpensLoops", "Started opens loops is missing: true or false.");
    }
    return new LoopPolicy(
        new DueWorkingDays(
            days(fields, "planned"),
            days(fields, "slipped"),
            days(fields, "shipped"),
            days(fields, "declined"),
            days(fields, "started")),
        Boolean.TRUE.equals(started),
        addresses(fields));
  }

  /// Those who get the weekly list by name; nobody: everybody with the role `pm` or `admin`.
  public List<String> weeklyRecipients() {
    return weeklyListTo == null ? List.of() : split(weeklyListTo);
  }

  private static int days(Fields fields, String milestone) {
    var days = fields.whole(DUE + milestone, 0, MOST_DAYS);
    if (days == null && !fields.refused(DUE + milestone)) {
      fields.refuse(
          DUE + milestone,
          Fields.label(DUE + milestone) + " is missing: working days, 0 to " + MOST_DAYS + ".");
    }
    return days == null ? 0 : days;
  }

  private static @Nullable String addresses(Fields fields) {
    var text = fields.text("weeklyListTo", Texts.BODY);
    if (text == null || split(text).isEmpty()) {
      return null;
    }
    var addresses = split(text.toLowerCase(Locale.ROOT));
    var wrong = addresses.stream().filter(address -> !Fields.isEmail(address)).findFirst();
    if (wrong.isPresent()) {
      fields.refuse(
          "weeklyListTo",
          "Weekly list to must be e-mail addresses with commas between; “"
              + Texts.clip(wrong.get(), 60)
              + "” is none.");
    } else if (addresses.size() > MOST_ADDRESSES) {
      fields.refuse(
          "weeklyListTo", "Weekly list to may have at most " + MOST_ADDRESSES + " addresses.");
    }
    return String.join(", ", addresses);
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split("[,;\\s]+"))
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }
}
