package heed.slack.team;

/// Whether somebody of Slack may come in by another door.
public sealed interface Admitted {
  record In() implements Admitted {}

  /// Their workspace is none of ours.
  record OtherWorkspace() implements Admitted {}

  /// They are no full member, or nobody here and not to be added.
  ///
  /// @param sentence for them, in the language of their Slack
  record NoMember(String sentence) implements Admitted {}

  /// Slack tells us another address of them than it told the other door.
  record OtherAddress() implements Admitted {}

  /// Slack does not tell just now.
  record Unheard() implements Admitted {}
}
