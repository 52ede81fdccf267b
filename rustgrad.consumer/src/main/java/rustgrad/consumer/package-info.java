/**
 * A program such as a user writes, with an op of its own, and with what tests need to compare JVMs.
 * Uses rustgrad.nn and what that brings along.
 */
package rustgrad.consumer;
