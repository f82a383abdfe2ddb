/**
 * The only package that imports the AWS SDK: DynamoDB, SQS, S3 and secrets behind the ports of the other rooms.
 */
@NullMarked
package dev.casebook.aws;

import org.jspecify.annotations.NullMarked;
