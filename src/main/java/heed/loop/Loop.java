package heed.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Word owed to one account about one milestone of one feature. It ends only by a person, or by a
/// newer milestone.
///
/// @param feature the feature whose status changed, which may since have been merged into another
/// @param owner null: whoever is the account's CSM; empty: the pool of unowned loops; else the
///   address it was handed to
/// @param dueDate the last day on which the customer should hear it
/// @param how by what means the customer was told: call, e-mail …
/// @param url where that can be read
/// @param reason why it was waived
/// @param until snoozed until this day
/// @param openedAtMs epoch milliseconds
/// @param endedBy who told or waived, or whose decision superseded it
/// @param change the sequence of the status change that opened it
/// @param draft the text as its owner edited it; null: it is written from the facts
/// @param promisedDate the day that the customer was told of; null when there was none to tell
/// @param brokenDate the day that they had been told before, which no longer holds; null when
///   nothing was promised
public record Loop(
    String id,
    String account,
    String feature,
    Milestone milestone,
    @Nullable String owner,
    LoopState state,
    LocalDate dueDate,
    @Nullable String how,
    @Nullable String note,
    @Nullable String url,
    @Nullable String reason,
    @Nullable LocalDate until,
    String openedBy,
    long openedAtMs,
    @Nullable String endedBy,
    @Nullable Long endedAtMs,
    long change,
    @Nullable String draft,
    @Nullable LocalDate promisedDate,
    @Nullable LocalDate brokenDate) {

  /// The owner that means: nobody in particular.
  public static final String POOL = "";

  /// What a new loop is about.
  ///
  /// @param brokenDate as in the loop
  record Beginning(
      String id,
      String account,
      String feature,
      Milestone milestone,
      LocalDate dueDate,
      long change,
      @Nullable LocalDate brokenDate) {}

  static Loop opened(Beginning beginning, String openedBy, long openedAtMs) {
    return new Loop(
        beginning.id(),
        beginning.account(),
        beginning.feature(),
        beginning.milestone(),
        null,
        LoopState.OWED,
        beginning.dueDate(),
        null,
        null,
        null,
        null,
        null,
        openedBy,
        openedAtMs,
        null,
        null,
        beginning.change(),
        null,
        null,
        beginning.brokenDate());
  }

  /// @param promised the day that the customer now counts on, or null
  Loop told(Answer.Told told, @Nullable LocalDate promised, String by, long atMs) {
    return new Loop(
        id,
        account,
        feature,
        milestone,
        owner,
        LoopState.TOLD,
        dueDate,
        told.how(),
        told.note(),
        told.url(),
        null,
        null,
        openedBy,
        openedAtMs,
        by,
        atMs,
        change,
        draft,
        promised,
        brokenDate);
  }

  /// Told as before, with another note, or with none.
  Loop noted(@Nullable String text) {
    return new Loop(
        id,
        account,
        feature,
        milestone,
        owner,
        state,
        dueDate,
        how,
        text,
        url,
        reason,
        until,
        openedBy,
        openedAtMs,
        endedBy,
        endedAtMs,
        change,
        draft,
        promisedDate,
        brokenDate);
  }

  Loop waived(String why, String by, long atMs) {
    return ended(LoopState.WAIVED, why, by, atMs);
  }

  Loop superseded(String by, long atMs) {
    return ended(LoopState.SUPERSEDED, null, by, atMs);
  }

  Loop snoozed(LocalDate day) {
    return open(LoopState.SNOOZED, owner, day, draft);
  }

  /// Owed again, now that its day has come.
  Loop woken() {
    return open(LoopState.OWED, owner, null, draft);
  }

  /// In other hands, who have not asked to be reminded later.
  Loop handedTo(@Nullable String newOwner) {
    return open(LoopState.OWED, newOwner, null, draft);
  }

  /// With a text of its owner's own, or with ours again.
  Loop drafted(@Nullable String text) {
    return open(state, owner, until, text);
  }

  /// The UTC day on which it was opened.
  public LocalDate openedDate() {
    return LocalDate.ofInstant(Instant.ofEpochMilli(openedAtMs), ZoneOffset.UTC);
  }

  /// The UTC day on which it ended, or null while it is open.
  public @Nullable LocalDate endedDate() {
    return endedAtMs == null
        ? null
        : LocalDate.ofInstant(Instant.ofEpochMilli(endedAtMs), ZoneOffset.UTC);
  }

  private Loop open(
      LoopState now, @Nullable String newOwner, @Nullable LocalDate day, @Nullable String text) {
    return new Loop(
        id,
        account,
        feature,
        milestone,
        newOwner,
        now,
        dueDate,
        null,
        null,
        null,
        null,
        day,
        openedBy,
        openedAtMs,
        null,
        null,
        change,
        text,
        null,
        brokenDate);
  }

  private Loop ended(LoopState now, @Nullable String why, String by, long atMs) {
    return new Loop(
        id,
        account,
        feature,
        milestone,
        owner,
        now,
        dueDate,
        null,
        null,
        null,
        why,
        null,
        openedBy,
        openedAtMs,
        by,
        atMs,
        change,
        draft,
        null,
        brokenDate);
  }
}
