package heed.pages.admin;

import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of API tokens.
///
/// @param fresh one that was just made; its secret is on no later page
public record TokensView(
    String headline,
    List<Row> rows,
    String name,
    List<Choice> roles,
    List<Choice> people,
    Complaints complaints,
    @Nullable Fresh fresh) {

  /// One token.
  ///
  /// @param person whose own loops and requests "own" means, or null
  /// @param revoked when it was made useless, null while it is good
  public record Row(
      String address,
      String name,
      String role,
      @Nullable String person,
      String created,
      @Nullable String revoked) {}

  /// A new token with its secret.
  public record Fresh(String name, String secret) {}
}
