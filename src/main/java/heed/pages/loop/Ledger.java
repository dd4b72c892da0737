package heed.pages.loop;

import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.loop.NotingLoops;
import heed.loop.WritingDrafts;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.loop.LoopsView.Later;
import heed.pages.loop.LoopsView.Line;
import heed.people.Caller;
import heed.platform.Phrases;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts loops into words.
public final class Ledger {
  /// What "remind me later" means unless somebody says otherwise.
  private static final int LATER_DAYS = 7;

  /// What is due first, and on one day by name.
  public static final Comparator<LedgerLine> ORDER =
      Comparator.<LedgerLine, LocalDate>comparing(line -> line.loop().dueDate())
          .thenComparing(LedgerLine::accountName)
          .thenComparing(LedgerLine::featureTitle)
          .thenComparing(line -> line.loop().id());

  private final WritingDrafts drafts;
  private final LocalDate today;
  private final Caller reader;
  private final Map<String, String> names;
  private final Voice voice;
  private final Phrases says;

  public Ledger(
      WritingDrafts drafts,
      LocalDate today,
      Caller reader,
      Map<String, String> names,
      Voice voice) {
    this.drafts = drafts;
    this.today = today;
    this.reader = reader;
    this.names = names;
    this.voice = voice;
    this.says = voice.on("loops");
  }

  public Line line(Handle handle, LedgerLine line) {
    var loop = line.loop();
    var open = loop.state().open();
    var answerable = open && line.mayBeAnsweredBy(reader);
    return new Line(
        loop.id(),
        Spoken.text(line.accountName()),
        Links.account(loop.account()),
        Spoken.text(line.featureTitle()),
        Links.feature(loop.feature()),
        says.say("news." + loop.milestone().word()),
        when(line),
        line.overdue(today),
        open ? owner(line.csm()) : null,
        note(loop),
        answerable ? drafts.of(handle, line, today) : null,
        answerable,
        answerable ? today.plusDays(LATER_DAYS).toString() : null,
        answerable ? later() : List.of(),
        open && loop.brokenDate() != null
            ? says.say("broken.was", voice.day(loop.brokenDate()))
            : null,
        open || loop.draft() == null ? null : Spoken.text(loop.draft()),
        loop.draft() != null,
        line.language().tag(),
        NotingLoops.mayNote(loop, reader)
            ? says.say(loop.note() == null ? "note.link" : "note.link.mend")
            : null);
  }

  /// Days that are meant most often.
  private List<Later> later() {
    return List.of(
        new Later(says.say("later.tomorrow"), today.plusDays(1).toString()),
        new Later(says.say("later.days", 3), today.plusDays(3).toString()),
        new Later(says.say("later.week"), today.plusDays(LATER_DAYS).toString()),
        new Later(says.say("later.month"), today.plusMonths(1).toString()));
  }

  /// What the customer said; where the text that was sent stands as a note, it is shown as that.
  private static @Nullable String note(Loop loop) {
    var note = loop.note();
    return note == null || note.equals(loop.draft()) ? null : Spoken.text(note);
  }

  /// Who owes it, unless that is the reader.
  private @Nullable String owner(@Nullable String csm) {
    if (csm == null) {
      return says.say("nobody");
    }
    return reader.is(csm) ? null : name(csm);
  }

  private String when(LedgerLine line) {
    var loop = line.loop();
    return switch (loop.state()) {
      case OWED ->
          says.say(line.overdue(today) ? "was-due" : "due", voice.distance(today, loop.dueDate()));
      case SNOOZED ->
          loop.until() == null ? says.say("later") : says.say("back", voice.day(loop.until()));
      case TOLD -> ended(line, "told", loop.how());
      case WAIVED -> ended(line, "waived", loop.reason());
      case SUPERSEDED -> says.say("superseded", day(line));
    };
  }

  /// @param more how, or why
  private String ended(LedgerLine line, String state, @Nullable String more) {
    var by = line.loop().endedBy();
    var who = by == null ? "" : name(by);
    return more == null
        ? says.say(state, day(line), who)
        : says.say(state + ".more", day(line), who, Spoken.text(more));
  }

  private String day(LedgerLine line) {
    var day = line.loop().endedDate();
    return day == null ? "" : voice.day(day);
  }

  private String name(String address) {
    return Spoken.text(names.getOrDefault(address, Spoken.localPart(address)));
  }
}
