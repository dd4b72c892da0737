package heed.pages.account;

import heed.pages.frame.Fact;
import heed.pages.frame.StatusMark;
import heed.pages.loop.LoopsView;
import heed.pages.why.WhyView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of an account: what about them? For readers who may see money only.
///
/// @param twins other accounts whose names look the same
/// @param health how they feel, and the four questions
/// @param stake a sentence about what is at stake
/// @param working how that comes about; null when there is nothing to multiply
/// @param open asks for what is not decided or not built yet, by rank
/// @param closed asks for what was shipped or declined
/// @param loops open ones, what is due first on top
/// @param heard what they were told, or was decided not to be told, the latest first
/// @param changes of the account’s facts, the latest first
/// @param brief where the value brief stands
/// @param file where a request of this account is filed
public record AccountView(
    String name,
    List<Twin> twins,
    HealthView health,
    String stake,
    WhyView.@Nullable Line working,
    List<Fact> facts,
    List<Ask> open,
    List<Ask> closed,
    List<Filing> filings,
    List<LoopsView.Line> loops,
    List<LoopsView.Line> heard,
    List<Vow> promises,
    List<Happening> changes,
    String brief,
    String file) {

  /// An account that one may take for this one.
  public record Twin(String name, String key, String address) {}

  /// A request of theirs.
  public record Filing(String title, String address, String severity, String when) {}

  /// What changed at once.
  ///
  /// @param exactly the moment
  public record Happening(String when, String exactly, List<String> what) {}

  /// What they ask for.
  ///
  /// @param place such as "number 3 of 21"; null when the feature is not ranked
  /// @param about severity, expansion, date and how often
  /// @param quotes newest first
  public record Ask(
      String title,
      String address,
      @Nullable String place,
      StatusMark status,
      List<String> about,
      List<WhyView.Quote> quotes) {}

  /// A day that they were told of.
  ///
  /// @param became what became of it, in words
  /// @param broken whether it no longer holds and they do not know that
  public record Vow(
      String title, String address, String said, String became, boolean broken, String story) {}
}
