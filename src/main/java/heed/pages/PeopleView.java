package heed.pages;

import heed.pages.BacklogView.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of people and their roles.
///
/// @param done what was just done, in a sentence
/// @param link one that was just made; it is on no later page
public record PeopleView(
    String headline, List<Row> rows, Entry add, @Nullable String done, @Nullable Link link) {

  /// One person.
  ///
  /// @param address of the person's own forms
  /// @param open whether the form stands open, because something is wrong in it
  public record Row(
      String address, String name, String email, String role, Entry entry, boolean open) {}

  /// What stands in a form.
  public record Entry(String email, String name, List<Choice> roles, Complaints complaints) {}

  /// A link that signs a person in once.
  public record Link(String name, String address) {}
}
