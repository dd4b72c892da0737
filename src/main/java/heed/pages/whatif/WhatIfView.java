package heed.pages.whatif;

import heed.pages.frame.Amount;
import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page on which a policy is tried out. For readers who may see money only.
///
/// @param retentionFirst whether growth hardly counts
/// @param mayAdopt whether the reader may put it in force
/// @param complaints what is wrong with the reason or the adopting
/// @param over the version that is in force, which the trial is compared with
/// @param from the version that the trial starts from where nothing was turned, or empty for the
///   one in force
public record WhatIfView(
    List<Dials> dials,
    boolean retentionFirst,
    boolean mayAdopt,
    long over,
    String from,
    String reason,
    Complaints complaints,
    List<Choice> methods,
    Result result) {

  /// Sliders about one thing.
  public record Dials(String name, List<Slider> sliders) {}

  /// One number of the policy.
  ///
  /// @param value as it is tried; `today` as it is in force; both in the unit that it is shown in
  /// @param step of the slider; `typedStep` what the number beside it takes, `any` or whole ones
  /// @param changed whether they differ
  public record Slider(
      String name,
      String label,
      String hint,
      String unit,
      String value,
      String today,
      String least,
      String most,
      String sliderMost,
      String step,
      String typedStep,
      boolean changed) {}

  /// What the trial comes to.
  ///
  /// @param method the head of the column of another method, or null when there is none; `counts`
  ///   how
  /// @param blind what that method cannot see, or null
  /// @param more where all are shown, or null when they are
  /// @param changed whether the trial differs from the policy in force
  public record Result(
      String headline,
      String sentence,
      @Nullable String method,
      @Nullable String counts,
      @Nullable String blind,
      List<Row> rows,
      @Nullable String more,
      boolean changed) {}

  /// One feature in the new order.
  ///
  /// @param move `up`, `down` or `same`
  /// @param moved in words, such as "up 3"
  /// @param other its rank by the method that is compared, or null
  public record Row(
      int rank,
      int today,
      String move,
      String moved,
      String title,
      String address,
      Amount priority,
      Amount priorityToday,
      @Nullable Integer other) {}

  /// The policy in force and how it came about.
  ///
  /// @param curve the urgency in words
  public record Policy(
      String headline,
      String sentence,
      List<Dials> dials,
      String curve,
      List<Version> versions,
      boolean mayAdopt) {}

  /// One version of the policy.
  ///
  /// @param when null for the one that nobody chose
  /// @param reason null when nobody asked
  public record Version(
      long number,
      boolean inForce,
      @Nullable String who,
      @Nullable String when,
      @Nullable String reason,
      List<String> changes,
      String compare,
      Map<String, String> adopt) {}
}
