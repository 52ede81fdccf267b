/**
 * A network that is trained step by step with rustgrad's own engine, and what is to be seen of it:
 * its settings, its regions, its losses. It is plain Java: it knows no page.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.playground.network;
